# bash completion of hyoka. It asks the program, so that it knows what this version knows.
# Installed by make install, or for one session: source <(hyoka completion bash)

_hyoka() {
	local typed=${COMP_LINE:0:COMP_POINT} word line
	local -a words

	# bash cuts words at = and @, too; the program wants them whole. What stands
	# before the cut must not be given back.
	read -a words <<<"$typed"
	[[ $typed != *[[:space:]] ]] || words+=("")
	word=${words[-1]}
	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files) compopt -o default ;;
		:folders) compopt -o dirnames ;;
		"$word"*) COMPREPLY+=("${line#"${word%"$2"}"}") ;;
		esac
	done < <("$1" completion bash -- "${words[@]:1}" 2>/dev/null)
}

complete -F _hyoka hyoka
