#!/usr/bin/env bash
# An investor's assistant with four declared functions over CSV statements and prices; several calls in one turn; streaming.
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

tally datasets add data > /dev/null
tally assistants create Investor --description "Looks up statements and prices." --instructions instructions.md \
  --tools calculate draw_chart --function functions.json
tally run -n Investor --stream --json -t "Compare Alpina Glasworks and Orbita Optics: revenue, net margin and equity in 2023." > "$output/run.json"
tally conversations show last | tee "$output/thread.md"
tally run -n Investor -t "What were the closing prices of Alpina Glasworks from 2024-03-25 to 2024-03-28?" -o "$output/prices.md"
cat "$output/prices.md"
forget
tally assistants delete Investor
