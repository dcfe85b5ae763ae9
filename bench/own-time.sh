#!/usr/bin/env bash
# Tally's own time per question, model time apart: 500 lookups over the UNIL sample, one after the other and then eight at
# a time, through the real command and the emulator over HTTP. Usage: bench/own-time.sh [questions]
set -euo pipefail
cd "$(dirname "$0")/.."

count=${1:-500}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build src/Local -c Release -v q -nologo >&2

faculties=(FBM FDCA FGSE FTSR HEC Lettres SSP)
for ((n = 0; n < count; n++)); do
  faculty=${faculties[n % 7]}
  year=$((2011 + n % 11))
  value=$(awk -F'; ' -v year="$year" '$1 == year { print $6 }' "samples/unil/$faculty.csv" | tr -d '\r')
  printf '{"id":"q%d","question":"Combien d'"'"'étudiants en %s en %d ?","expected":{"type":"number","value":%d}}\n' "$n" "$faculty" "$year" "$value"
done >"$work/questions.jsonl"

for parallel in 1 8; do
  printf '\n%d at a time\n' "$parallel"
  dotnet src/Local/bin/Release/net10.0/tally.dll eval "$work/questions.jsonl" --data samples/unil --home "$work/home" --parallel "$parallel" 2>/dev/null
done
