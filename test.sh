#!/usr/bin/env bash
# Restores, builds and tests everything that can be built here. No input, no servers left behind.
# The base tier needs the .NET SDK alone. Tiers that need node or Chromium install what they use from the registries and are
# skipped by name where those are missing; with CI=true a skip that is not listed in tests/allowed-skips.txt fails the run.
set -uo pipefail
cd "$(dirname "$0")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

say() { printf '\n== %s\n' "$1"; }
stop() { printf '%s\n' "$1" >&2; printf '0 passed, 1 failed\n'; exit 1; }

say "restore"
dotnet restore Portable.slnf || stop "Restore failed."

say "format"
dotnet format whitespace Portable.slnf --no-restore --verify-no-changes || stop "Formatting differs: run 'dotnet format whitespace Portable.slnf'."

say "build"
dotnet build Portable.slnf --no-restore -c Release || stop "Build failed."

# The Functions app is built on the real packages or not at all, and tested on them too. A registry that does not carry them says so
# (NU1101, NU1102); any other failure is ours.
say "functions app"
published=true
if dotnet restore src/Functions/Functions.csproj >"$results/functions.log" 2>&1; then
  dotnet build src/Functions/Functions.csproj --no-restore -c Release || stop "The Functions app does not build."
  dotnet restore tests/Functions.Tests/Functions.Tests.csproj || stop "Restoring the Functions app's tests failed."
  dotnet build tests/Functions.Tests/Functions.Tests.csproj --no-restore -c Release || stop "The Functions app's tests do not build."
elif grep -qE 'NU110[12]' "$results/functions.log"; then
  published=false
  printf 'Not built: the registry does not carry %s. Its sources were compiled and tested against tests/HostContract.\n' \
    "$(grep -oE "NU110[12]: Unable to find (a stable )?package [A-Za-z0-9.]+" "$results/functions.log" | awk '{print $NF}' | sort -u | tr '\n' ' ')"
else
  cat "$results/functions.log"
  stop "Restoring the Functions app failed."
fi

say "test"
status=0
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  [ "$name" != Functions.Tests ] || [ "$published" = true ] || continue
  printf '\n-- %s\n' "$name"
  dotnet test "$project" --no-build -c Release --nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    --blame-hang-timeout 10m || status=1
done

# Counts come from the result files, not from what was printed.
count() { cat "$results"/*.trx 2>/dev/null | grep -oE "<UnitTestResult [^>]*outcome=\"$1\"" | wc -l; }
passed=$(count Passed)
failed=$(count Failed)
skipped=$(count NotExecuted)

if [ "$skipped" -gt 0 ]; then
  say "skipped"
  cat "$results"/*.trx | tr '\n' ' ' | sed 's/<UnitTestResult /\n<UnitTestResult /g' | grep 'outcome="NotExecuted"' |
    sed -E 's/.*testName="([^"]*)".*<(Message|StdOut)>([^<]*)<.*/\1: \3/; s/^<UnitTestResult .*testName="([^"]*)".*/\1/' | sort -u >"$results/skips"
  cat "$results/skips"
  if [ "${CI:-}" = true ]; then
    while IFS= read -r line; do
      grep -qxF "${line%%:*}" tests/allowed-skips.txt || { printf 'Not on the committed list of skips: %s\n' "${line%%:*}"; status=1; }
    done <"$results/skips"
  fi
fi

[ "$passed" -gt 0 ] || status=1
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
printf '\n%d passed, %d failed%s\n' "$passed" "$failed" "$([ "$skipped" -gt 0 ] && printf ', %d skipped' "$skipped")"
exit "$status"
