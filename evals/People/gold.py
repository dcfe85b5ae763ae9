"""Computes the gold of the questions that were written by hand, straight from the raw cells, and writes them as `tally eval` reads them.

Usage: python3 evals/People/gold.py [FOLDER]   (FOLDER holds data/ and questions/; this one)

A file of questions/ names its table and gives each column a short name. A question is a line: language, person, kind, text, and after the
arrow what the answer must hold, as a Python expression over the columns. A line that begins with + goes on with the conversation above it.
Nothing of Tally is used. Where two rows tie for an extreme, or a filter does not find the one row it must find, this program stops.
"""
import csv
import json
import re
import statistics
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

NUMBER = re.compile(r"-?\d[\d' \u00a0]*(\.\d+)?( ?%)?$")
MONTHS = [
    ("January", "janvier", "Januar"), ("February", "février", "Februar"), ("March", "mars", "März"), ("April", "avril", "April"),
    ("May", "mai", "Mai"), ("June", "juin", "Juni"), ("July", "juillet", "Juli"), ("August", "août", "August"),
    ("September", "septembre", "September"), ("October", "octobre", "Oktober"), ("November", "novembre", "November"),
    ("December", "décembre", "Dezember")]
YES = {"fr": ["Oui", "en effet", "exact", "correct", "c'est juste"], "en": ["Yes", "correct", "right", "indeed"], "de": ["Ja"], "ko": ["네", "예"]}
NO = {"fr": ["Non", "inexact", "faux", " pas "], "en": ["No,", "No.", "No:", "No;", "No –", "No —", " not "], "de": ["Nein"], "ko": ["아니"]}


def cell(text, decimal_comma):
    """A number, a date or the text itself; None where nothing is written."""
    text = text.strip()
    if text == "":
        return None
    if found := re.fullmatch(r"(\d\d)[./](\d\d)[./](\d{4})", text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    plain = text.replace(",", ".") if decimal_comma else text
    return Decimal(re.sub(r"[' %\u00a0]", "", plain)) if NUMBER.match(plain) else text


class Expected:
    """What an answer must hold: type, value, tolerance, other spellings of the key."""

    def __init__(self, type, value=None, tolerance="0", accept=()):
        self.type, self.value, self.tolerance, self.accept = type, value, Decimal(tolerance), list(accept)

    def json(self):
        expected = {"type": self.type}
        if self.type != "none":
            expected["value"] = plain(self.value)
        if self.accept:
            expected["accept_keys"] = self.accept
        return {"expected": expected, "tolerance": {"abs": plain(self.tolerance)}}


def plain(value):
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(round(value, 9))
    return value


class Table:
    """The words of the expressions, over the rows of one file."""

    def __init__(self, path, names, delimiter, decimal_comma, drop):
        with open(path, encoding="utf-8-sig", newline="") as file:
            _, *lines = csv.reader(file, delimiter=delimiter)
        rows = [dict(zip(names, (cell(one, decimal_comma) for one in line), strict=True)) for line in lines if line]
        self.rows = [row for row in rows if not (drop and evaluate(drop, row))]
        assert len(self.rows) > 1 and len(rows) - len(self.rows) <= 2, path

    def where(self, condition):
        found = [row for row in self.rows if evaluate(condition, row)]
        assert found, f"no row where {condition}"
        return found

    def values(self, what, condition):
        return [value for row in self.where(condition) if (value := evaluate(what, row)) is not None]

    def n(self, what, condition):
        """The value of the one row."""
        [value] = self.values(what, condition)
        return value

    def s(self, what, condition="True"):
        return sum(self.values(what, condition))

    def avg(self, what, condition="True"):
        return Expected("number", mean(self.values(what, condition)), "0.005")

    def med(self, what, condition="True"):
        return Expected("number", statistics.median(self.values(what, condition)), "0.005")

    def cnt(self, condition="True"):
        return Decimal(sum(1 for row in self.rows if evaluate(condition, row)))

    def distinct(self, what, condition="True"):
        return Decimal(len(set(self.values(what, condition))))

    def names(self, what, condition="True"):
        return Expected("set", sorted({shown(value) for value in self.values(what, condition)}))

    def having(self, what, key, limit, condition="True", measure=sum):
        """The groups whose measure, called v, keeps to the limit."""
        return Expected("set", sorted(shown(name) for name, v in self.groups(what, key, condition, measure).items() if evaluate(limit, {"v": v})))

    def groups(self, what, key, condition, measure):
        grouped = {}
        for row in self.where(condition):
            if (value := evaluate(what, row)) is not None:
                grouped.setdefault(evaluate(key, row), []).append(value)
        return {name: measure(values) for name, values in grouped.items()}

    def order(self, what, key, condition="True", measure=sum, down=True):
        return sorted(self.groups(what, key, condition, measure).items(), key=lambda pair: -pair[1] if down else pair[1])

    def first(self, ordered, tolerance="0"):
        (name, value), (_, second) = ordered[:2]
        assert value != second, f"a tie: {ordered[:2]}"
        return Expected("row", [shown(name), value], tolerance, spellings(name))

    def top(self, what, key, condition="True", measure=sum):
        return self.first(self.order(what, key, condition, measure), "0" if measure in (sum, len) else "0.006")

    def low(self, what, key, condition="True", measure=sum):
        return self.first(self.order(what, key, condition, measure, down=False), "0" if measure in (sum, len) else "0.006")

    def who(self, what, key, condition="True", measure=sum, down=True):
        """The name alone."""
        best = self.first(self.order(what, key, condition, measure, down))
        return Expected("text", best.value[0], accept=best.accept)

    def rank(self, count, what, key, condition="True", measure=sum, down=True):
        ordered = self.order(what, key, condition, measure, down)
        values = [value for _, value in ordered[:count + 1]]
        assert len(set(values)) == len(values), f"a tie: {ordered[:count + 1]}"
        return Expected("list", [shown(name) for name, _ in ordered[:count]])

    def place(self, name, what, key, condition="True", measure=sum):
        ordered = self.order(what, key, condition, measure)
        value = dict(ordered)[name]
        assert [other for _, other in ordered].count(value) == 1
        return Decimal(1 + sum(1 for _, other in ordered if other > value))

    def ser(self, what, key, condition="True", measure=sum):
        return Expected("series", [[shown(name), value] for name, value in self.groups(what, key, condition, measure).items()])

    def wide(self, labels, columns, condition):
        """A point for each of the columns of one row."""
        return Expected("series", [[label, self.n(column, condition)] for label, column in zip(labels, columns, strict=True)])

    def desc(self, what, key, condition="True", measure=sum):
        return Expected("series", [[shown(name), value] for name, value in self.order(what, key, condition, measure)])


def mean(values):
    return Decimal(sum(values)) / len(values)


def shown(name):
    if isinstance(name, Decimal):
        return str(name)
    return name.isoformat() if isinstance(name, date) else name


def spellings(name):
    """A day or a month, as people write it."""
    if isinstance(name, date):
        return [f"{name:%d.%m.%Y}"] + [f"{name.day} {month} {name.year}" for month in MONTHS[name.month - 1]] + [f"{name:%B} {name.day}, {name.year}"]
    if isinstance(name, str) and (found := re.fullmatch(r"(\d{4})-(\d\d)", name)):
        return [f"{month} {found[1]}" for month in MONTHS[int(found[2]) - 1]]
    return []


def evaluate(expression, row):
    return eval(expression, {"abs": abs, "str": str, "len": len, "max": max, "min": min, **row})  # noqa: S307 - our own files


def value_of(one):
    return one.value if isinstance(one, Expected) else one


def words(table, language):
    def answer(polarity, value):
        key, *others = polarity[language]
        return Expected("row", [key, value_of(value)], "0.006", others)

    return {
        **{name: getattr(table, name) for name in
           ("n", "s", "avg", "med", "cnt", "distinct", "names", "having", "top", "low", "who", "rank", "place", "ser", "desc", "wide")},
        "sum": sum, "mean": mean, "count": len, "max": max, "min": min, "D": Decimal, "none": Expected("none"),
        "pct": lambda part, whole: Expected("number", value_of(part) * 100 / value_of(whole), "0.06"),
        "grow": lambda before, after: Expected("number", (after / before - 1) * 100, "0.06"),
        "ratio": lambda top, bottom: Expected("number", top / bottom, "0.006"),
        "has": lambda *values: Expected("compare", [value_of(value) for value in values], "0.006"),
        "around": lambda value: Expected("compare", [value_of(value)], "0.06"),
        "text": lambda value, *others: Expected("text", value, accept=others),
        "both": lambda *values: Expected("set", [value_of(value) for value in values], "0.006"),
        "yes": lambda value: answer(YES, value),
        "no": lambda value: answer(NO, value),
    }


def read(path, folder):
    """The header and the questions of one file."""
    options = {}
    questions = []
    history = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if "=>" not in line:
            key, _, value = line.partition(": ")
            options[key] = value
            continue
        head, _, rest = line.partition(": ")
        text, _, expression = rest.rpartition(" => ")
        follows = head.startswith("+ ")
        language, person, kind = head.removeprefix("+ ").split(" ")
        history = [*history, text] if follows else [text]
        questions.append((number, language, person, kind, history, expression))
    table = Table(folder / "data" / options["table"], options["columns"].split(), options.get("delimiter", ","), "comma" in options, options.get("without"))
    return options["table"], table, questions


def lines(part, folder, path):
    file, table, questions = read(path, folder)
    for number, language, person, kind, history, expression in questions:
        try:
            expected = eval(expression, words(table, language))  # noqa: S307 - our own files
        except Exception as error:
            raise SystemExit(f"{path}:{number}: {error!r}") from error
        if isinstance(expected, Decimal):
            expected = Expected("number", expected)
        elif isinstance(expected, str):
            expected = Expected("text", expected)
        line = {"id": f"{part}.{language}.{kind}.{path.stem}.{person}.{number}", "question": history[-1], "files": [file]}
        if len(history) > 1:
            line["history"] = history[:-1]
        yield line | expected.json()


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    part = sys.argv[2] if len(sys.argv) > 2 else "people"
    european = {"fr", "en"}
    made = [line for path in sorted((folder / "questions").glob("*.txt")) for line in lines(part, folder, path)]
    for name, chosen in (("questions", True), ("tongues", False)):
        kept = [line for line in made if (line["id"].split(".")[1] in european) == chosen]
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept), encoding="utf-8")
        print(f"{name}.jsonl: {len(kept)} questions")


main()
