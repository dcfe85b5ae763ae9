#!/usr/bin/env bash
# The tables of docs/grounding.md: the product against the emulator's lies over 220 questions in two languages, then drafts
# written and judged apart from the gate, put to it under two cultures and seeds. Exits with 1 when anything wrong is shown as
# verified. Usage: evals/gate.sh
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/Shared.Tests -v q -nologo >&2
tests=tests/Shared.Tests/bin/Debug/net10.0/Tally.Shared.Tests
rows() { sed -n 's/^.*\[OUTPUT\] *//p; s/^ *\(| \)/\1/p' | grep '^[|s]'; }

"$tests" -noColor -showLiveOutput -explicit only -method '*LieTests.Every_lie_over_many_questions' | rows
"$tests" -noColor -showLiveOutput -class '*AdversarialDraftsTests' | rows
