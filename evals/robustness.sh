#!/usr/bin/env bash
# The held-out part of the bank asked five times: as it is, with column names in the other language, with columns in another order, with files
# called data1, data2…, and with other figures. Prints a line for each.
# Usage: evals/robustness.sh [FOLDER] [EVERY]   (EVERY: every how-manieth question is asked; 4)
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d)}
every=${2:-4}

dotnet build evals/Bank -v q -nologo >&2
dotnet build src/Local -v q -nologo >&2
printf '| bank | questions | exact | declined | wrong shown as verified |\n|---|---|---|---|---|\n'
for variant in plain translated shuffled renamed refigured; do
  dotnet evals/Bank/bin/Debug/net10.0/Tally.Evals.Bank.dll "$folder/$variant" 77 "$variant" 2>/dev/null
  awk -v every="$every" 'NR % every == 1' "$folder/$variant/held-out.jsonl" > "$folder/$variant/sample.jsonl"
  dotnet src/Local/bin/Debug/net10.0/tally.dll eval "$folder/$variant/sample.jsonl" --data "$folder/$variant/data" --home "$folder/$variant/home" --output "$folder/$variant/answers.jsonl" --parallel 2 2>/dev/null \
    | awk -v variant="$variant" '/^questions/ { n = $2 } /^exact/ { exact = $5 } /^declined/ { declined = $5 } /^wrong shown/ { wrong = $5 } END { printf "| %s | %s | %s %% | %s %% | %s |\n", variant, n, substr(exact, 2), substr(declined, 2), wrong }'
done
