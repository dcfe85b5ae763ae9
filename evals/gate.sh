#!/usr/bin/env bash
# The table of docs/grounding.md: drafts written and judged apart from the gate, put to it under two cultures and seeds.
# Usage: evals/gate.sh
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/Shared.Tests -v q -nologo >&2
tests/Shared.Tests/bin/Debug/net10.0/Tally.Shared.Tests -noColor -showLiveOutput -class '*AdversarialDraftsTests' | sed -n 's/^.*\[OUTPUT\] *//p' | grep '^[|s]'
