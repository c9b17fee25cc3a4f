# fish completion of hyoka. It asks the program, so that it knows what this version knows.
# Installed by make install, or for one session: hyoka completion fish | source

function __hyoka_complete
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    set -l prefix (string match -r '^--[^=]*=' -- "$token"; or echo)
    set -l rest (string replace -- "$prefix" '' "$token")

    for line in ($words[1] completion fish -- $words[2..] "$token" 2>/dev/null)
        switch $line
            case :files
                printf '%s\n' $prefix(__fish_complete_path "$rest")
            case :folders
                printf '%s\n' $prefix(__fish_complete_directories "$rest")
            case '*'
                echo $line
        end
    end
end

complete -c hyoka -f -a '(__hyoka_complete)'
