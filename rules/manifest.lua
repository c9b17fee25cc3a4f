-- The rules in the order they run. A minus in front: the engine itself raises it, the file only describes it.
return {
	"-fo_01", "-fo_02", "-fo_03", "-fo_04", "-fo_05", "-fo_06", "-fo_07",
	"th_02", "th_03", "th_04", "th_05", "th_06",
	"cv_01", "cv_02", "cv_03", "cv_04", "cv_06", "cv_07", "cv_09", "cv_10",
	"cd_01", "cd_02", "cd_03", "cd_04", "cd_05", "cd_06", "cd_07", "cd_08", "cd_09", "cd_11",
	"cd_12", "cd_13", "cd_14", "cd_15", "cd_16", "cd_17", "cd_18", "cd_19", "cd_20", "cd_21", "cd_22", "cd_23", "cd_24",
	"cd_26", "cd_27", "cd_28", "cd_29", "cd_30", "cd_31", "cd_32", "cd_33", "fm_01",
	"ch_01", "ch_02", "ch_04", "ch_05", "ch_06",
	"pr_01", "pr_02", "pr_03", "pr_04", "pr_05", "pr_06", "pr_07", "pr_09", "pr_10", "op_01",
	"tm_01", "tm_03", "tm_04", "tm_06", "tm_07", "tm_08", "tm_09", "tm_10", "tm_13",
	"pm_01",
	"cm_01", "cm_02", "cm_03",
	"x_01", "x_02", "x_04", "x_05", "x_06", "x_07", "x_08", "x_09", "x_10", "x_11", "x_12", "x_13", "x_14", "x_15", "x_16", "x_17", "x_18", "x_19", "x_22", "x_23", "x_27",
	"pv_01",
	"-wv_01", "-wv_02",
}
