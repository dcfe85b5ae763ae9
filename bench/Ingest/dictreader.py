"""python3 dictreader.py INPUT OUTPUT: a file, or every file of a folder."""
import csv
import json
import os
import sys

KINDS = {
    "annee": int, "commune": int, "menages": int, "habitants": int, "surface": float, "taux": float,
    "numéro": int, "montant": float, "quantité": int, "mois": int, "ventes": int,
    "actif": lambda text: text == "true",
}


def typed(rows):
    for row in rows:
        yield {name: None if text == "" else KINDS[name](text) if name in KINDS else text for name, text in row.items()}


def convert(source, target):
    with open(source, encoding="utf-8", newline="") as lines, open(target, "w", encoding="utf-8") as out:
        delimiter = ";" if ";" in lines.readline() else ","
        lines.seek(0)
        out.write("[")
        # One row at a time: json.dump of a whole list would hold every row in memory.
        for i, row in enumerate(typed(csv.DictReader(lines, delimiter=delimiter))):
            out.write(",\n" if i else "\n")
            json.dump(row, out, ensure_ascii=False)
        out.write("\n]\n")


source, target = sys.argv[1:]
if os.path.isdir(source):
    os.makedirs(target)
    for name in os.listdir(source):
        convert(os.path.join(source, name), os.path.join(target, name.replace(".csv", ".json")))
else:
    convert(source, target)
