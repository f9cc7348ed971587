# shellcheck shell=sh
# What test scripts share; they take it in with `. tests/expect.sh`.
passed=0
failed=0

expect() { # COMMAND ARGUMENT…: succeeds
    if "$@"; then
        passed=$((passed + 1))
    else
        echo "failed: $*"
        failed=$((failed + 1))
    fi
}

# new_project NAME SOURCE…: a project of its own to work in, $project, with what every project has and the sources in inputs/.
new_project() {
    project=$BUILD/actual/$1
    shift
    rm -rf "$project"
    mkdir -p "$project/inputs" "$project/out"
    cp -R layouts fonts "$project/"
    cp -R inputs/registers inputs/house-style.yaml "$@" "$project/inputs/"
}

finish() { # the line that tests/run adds up
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
