#!/usr/bin/env bash
# An equation solved by the code interpreter with its Python shown; then two assistants on one conversation, the whole run as JSON.
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

tally assistants create Tutor --instructions instructions-tutor.md --no-query-tools --code-interpreter
tally run -n Tutor --stream -t "Solve the equation 3x + 11 = 14." 2> >(tee "$output/python.txt" >&2) | tee "$output/solution.md"

tally assistants create Marker --instructions instructions-marker.md --tools calculate --function functions.json
tally assistants create Reviewer --instructions instructions-reviewer.md --tools calculate --function functions.json
tally run -n Marker Reviewer --data data -t "Compare the marks of class A and class B." --json > "$output/run.json"
cat "$output/run.json"
forget
tally assistants delete Tutor Marker Reviewer
