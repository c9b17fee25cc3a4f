#compdef hyoka
# zsh completion of hyoka. It asks the program, so that it knows what this version knows.
# Installed by make install, or for one session: source <(hyoka completion zsh)

_hyoka() {
	local line files folders
	local -a candidates

	for line in "${(@f)$(${~words[1]} completion zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
		case $line in
		'') ;;
		:files) files=1 ;;
		:folders) folders=1 ;;
		*) candidates+=("$line") ;;
		esac
	done
	(( $#candidates )) && _describe -V hyoka candidates
	compset -P '--[^=]#='
	if [[ -n $files ]]; then
		_files
	elif [[ -n $folders ]]; then
		_files -/
	fi
}

# Run as an autoloaded function, or only defined by `source`.
if [[ $funcstack[1] == _hyoka ]]; then
	_hyoka "$@"
else
	compdef _hyoka hyoka
fi
