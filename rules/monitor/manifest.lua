-- The rules of the live side (scope "monitor"), in the order they run.
return {
	"mo_04", "mo_05", "mo_06",
}
