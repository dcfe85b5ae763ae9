#!/usr/bin/env bash
# A marketing report over 1,000 purchases: one conversation, every figure from the data, nothing left behind.
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

tally assistants create Marketing --description "Clusters customers for the marketing department." --instructions instructions.md \
  --refusal "Sorry, I'm afraid I don't have access to that information."
tally run -n Marketing --data data --additional "Address the reader as Ms Keller." -o "$output/report.md" < question.md
conversation=$(tally conversations list | sed 's/:.*//')
tally run -n Marketing --conversation "$conversation" -t "What is the profit margin on these products?" > /dev/null || [ $? -eq 3 ]
tally conversations show "$conversation" | tee "$output/thread.md"
forget
tally assistants delete Marketing
