#!/usr/bin/env bash
# Nine faculty files become keyed and merged JSON; questions in French on one conversation; a chart from the data and one by Python.
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

# One keyed file a faculty with its context, all of them merged year by year, and an index of the files.
mkdir -p "$output/json"
index=
for csv in *.csv; do
  name=${csv%.csv}
  tally convert "$csv" --shape keyed > "$output/json/$name.json"
  index="$index${index:+,}"$'\n'"  \"$name\": \"json/$name.json\""
done
printf '{%s\n}\n' "$index" > "$output/index.json"
tally convert . --shape merged > "$output/merged.json"
tally datasets add .

# The setting SYSTEM_MESSAGE names another text, or an instruction set.
system=${SYSTEM_MESSAGE:-instructions.md}
tally assistants create Unil --description "Statistique de l'UNIL." --instructions "$system" --datasets unil
tally run -n Unil --output "$output" -t "Combien il y a t'il d'étudiant en HEC en 2020 ?"
conversation=$(tally conversations list | sed 's/:.*//')
tally run -n Unil --conversation "$conversation" --output "$output" -t "Et en 2021 ?"
tally run -n Unil --conversation "$conversation" --output "$output" -t "Trace la courbe des femmes en HEC de 2011 à 2021."

# The same files at the model service, for its own search and its own Python.
tally assistants create Fichiers --instructions "$system" --no-query-tools --file-search --code-interpreter \
  --files "$output/json/HEC.json" "$output/json/SSP.json"
tally run -n Fichiers --output "$output" -t "Dessine un graphique des femmes."

tally conversations show "$conversation" > "$output/thread.md"
forget
tally assistants delete Unil Fichiers
