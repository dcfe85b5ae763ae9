#!/usr/bin/env bash
# A question about a text file that is attached to the message: the answer cites the file and the passage.
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

tally assistants create Reader --description "Answers from a book." --instructions instructions.md --no-query-tools --file-search
tally run -n Reader -f chapter.txt -t "Where does he work?" --json > "$output/run.json"
tally conversations show last | tee "$output/thread.md"
forget
tally assistants delete Reader
