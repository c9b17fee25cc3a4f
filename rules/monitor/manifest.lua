-- The rules of the live side (scope "monitor"), in the order they run.
return {
	"mo_01", "mo_02", "mo_03", "mo_04", "mo_05", "mo_06", "mo_07", "mo_08", "mo_09", "mo_10", "mo_11", "mo_12", "mo_13",
	"mo_14", "mo_15", "mo_16", "mo_17", "mo_18", "mo_19", "mo_20", "mo_21", "mo_22",
}
