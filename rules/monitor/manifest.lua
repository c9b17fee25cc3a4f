-- The rules of the live side (scope "monitor"), in the order they run.
return {
	"mo_01", "mo_02", "mo_03", "mo_04", "mo_05", "mo_06", "mo_07", "mo_08", "mo_09", "mo_10", "mo_11", "mo_12",
	"mo_20",
}
