#!/usr/bin/env bash
# An assistant that is taught by guideline files and corrects Markdown: a file, then as a filter from stdin to stdout.
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

tally assistants create MarkdownLinter --instructions instructions.md --no-query-tools --file-search --files guidelines/headings.md guidelines/lists.md
tally assistants edit MarkdownLinter --description "Corrects Markdown by our guidelines." --add-files guidelines/spacing.md
tally assistants list
tally run -n MarkdownLinter -f broken.md -o "$output/fixed.md"
tally run -n MarkdownLinter < broken.md > "$output/filtered.md"
diff "$output/fixed.md" "$output/filtered.md" && cat "$output/fixed.md"
forget
tally assistants delete MarkdownLinter
