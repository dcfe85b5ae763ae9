#!/usr/bin/env bash
# Time of the gate for an answer of 2,000 words with 300 figures, in an optimised build. Usage: bench/gate.sh
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet build tests/Shared.Tests -c Release -v q -nologo >&2
tests/Shared.Tests/bin/Release/net10.0/Tally.Shared.Tests -noColor -showLiveOutput -explicit only -class '*GateTime' | grep 'words'
