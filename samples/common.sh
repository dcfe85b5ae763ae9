# Sourced by run.sh of every sample: a tally to run, a home folder of its own, and a model to ask.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sample=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
output=${OUTPUT:-$root/output/$(basename "$sample")}
scratch=$(mktemp -d)
emulator=
mkdir -p "$output"

cleanup() {
  if [ -n "$emulator" ]; then kill "$emulator" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap cleanup EXIT

# TALLY names another build of the command; otherwise it is built once and run from where it was built.
if [ -z "${TALLY:-}" ]; then
  dotnet build "$root/src/Local" -v q -nologo -clp:ErrorsOnly >&2
  TALLY="dotnet $root/src/Local/bin/Debug/net10.0/tally.dll"
  EMULATOR=${EMULATOR:-dotnet $root/src/ModelEmulator/bin/Debug/net10.0/Tally.ModelEmulator.dll}
fi

tally() {
  $TALLY "$@"
}

# Deletes every conversation, here and at the model service.
forget() {
  tally conversations list | while IFS=: read -r id _; do tally conversations delete "$id"; done
}

export TALLY_HOME=$scratch/home TALLY_SELF_TEST=${TALLY_SELF_TEST:-off}
cd "$sample"

# Without a model service the emulator stands in for one; where prose is needed it plays script.json.
if [ -z "${AZURE_OPENAI_ENDPOINT:-}" ] && [ -z "${OPENAI_API_KEY:-}" ]; then
  script=()
  if [ -f script.json ]; then script=(--script "$sample/script.json"); fi
  ${EMULATOR:-dotnet run --project "$root/src/ModelEmulator" --} ${script[@]+"${script[@]}"} > "$scratch/emulator" &
  emulator=$!
  touch "$scratch/emulator"
  until grep -q '^Listening on ' "$scratch/emulator"; do
    kill -0 "$emulator" || { echo "The emulator did not start." >&2; exit 1; }
    sleep 0.1
  done
  export OPENAI_API_KEY=local OPENAI_MODEL=tally-analyst
  OPENAI_BASE_URL=$(sed -n 's/^Listening on //p' "$scratch/emulator")
  export OPENAI_BASE_URL
fi
