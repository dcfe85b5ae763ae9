#!/usr/bin/env bash
# The same functions over an HTTP data service: every figure says which service gave it, and when.
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

# DATA_SERVICE names one that runs already; otherwise the sample's own is started.
if [ -z "${DATA_SERVICE:-}" ]; then
  python3 service.py > "$scratch/service" &
  service=$!
  trap 'kill "$service" 2>/dev/null || true; cleanup' EXIT
  until [ -s "$scratch/service" ]; do
    kill -0 "$service" || { echo "The data service did not start." >&2; exit 1; }
    sleep 0.1
  done
  DATA_SERVICE=$(cat "$scratch/service")
fi

export TALLY_FUNCTION_HOSTS=$DATA_SERVICE TALLY_FUNCTION_KEY=${TALLY_FUNCTION_KEY:-sample}
sed "s/DATA_SERVICE/$DATA_SERVICE/" functions-http.json > "$scratch/functions.json"
tally assistants create Investor --description "Asks a data service." --instructions instructions.md --tools calculate draw_chart --function "$scratch/functions.json"
tally run -n Investor --json -t "What was the closing price of Brio Robotics on 28 March 2024, and the net income of Carva Foods in 2022?" > "$output/run.json"
tally conversations show last | tee "$output/thread.md"
forget
tally assistants delete Investor
