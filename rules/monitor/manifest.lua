-- The rules of the live side (scope "monitor"), in the order they run.
return {
}
