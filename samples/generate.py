"""Writes the data of the samples: invented, the same on every machine.

Usage: python3 samples/generate.py

Nothing is drawn from anybody's records. A linear congruential generator of its own keeps the files independent of Python's version.
"""
import json
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20240229


class Draws:
    """Knuth's 64-bit congruential generator; the low bits are thrown away."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound

    def one_of(self, choices):
        return choices[self.below(len(choices))]

    def weighted(self, choices):
        at = self.below(sum(weight for _, weight in choices))
        for choice, weight in choices:
            if at < weight:
                return choice
            at -= weight
        raise AssertionError("weights do not add up")


CATEGORIES = {
    "Bicycles": ("City and touring bicycles with hub gears.", 480, 2400),
    "Board Games": ("Games for two to six players.", 12, 85),
    "Camping Gear": ("Tents, stoves and sleeping bags.", 25, 620),
    "Coffee Machines": ("Machines that grind and brew at a touch.", 90, 1450),
    "Garden Tools": ("Tools for beds, hedges and lawns.", 8, 340),
    "Headphones": ("Wireless headphones that keep noise out.", 35, 420),
    "Running Shoes": ("Shoes for road and trail.", 70, 240),
    "Watches": ("Mechanical and solar wrist watches.", 60, 1900),
}
LOCATIONS = ["Aarau", "Basel", "Bern", "Chur", "Fribourg", "Lausanne", "Lugano", "Sion", "Winterthur", "Zug"]


def marketing(draws):
    """Every location leans towards two categories, so that there is something to cluster by."""
    names = list(CATEGORIES)
    leanings = {place: {names[index % 8], names[(index * 3 + 2) % 8]} for index, place in enumerate(LOCATIONS)}
    records = []
    for _ in range(1000):
        place = draws.one_of(LOCATIONS)
        category = draws.weighted([(name, 5 if name in leanings[place] else 1) for name in names])
        description, low, high = CATEGORIES[category]
        records.append({
            "category": category,
            "description": description,
            "price": (low * 100 + draws.below((high - low) * 100)) / 100,
            "number_purchased": 1 + draws.below(9),
            "consumer_rating": draws.weighted([(1, 1), (2, 2), (3, 4), (4, 6), (5, 5)]),
            "gender": draws.one_of(["F", "M"]),
            "location": place,
        })
    folder = HERE / "marketing" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join("  " + json.dumps(record) for record in records)
    (folder / "products.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


COMPANIES = [
    ("ALPN", "Alpina Glasworks", "Materials", "CHF", 1_840),
    ("BRIO", "Brio Robotics", "Industrials", "CHF", 960),
    ("CRVA", "Carva Foods", "Consumer staples", "CHF", 3_120),
    ("DLTA", "Delta Mira Networks", "Communication", "CHF", 2_450),
    ("ORBI", "Orbita Optics", "Technology", "CHF", 1_275),
]
YEARS = [2021, 2022, 2023]


def write_csv(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(",".join(str(cell) for cell in row) + "\n" for row in [header, *rows]), encoding="utf-8")


def cents(value):
    return Decimal(value).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def investor(draws):
    statements, balances, prices = [], [], []
    for ticker, _, _, _, base in COMPANIES:
        revenue = base
        for year in YEARS:
            revenue = revenue * (96 + draws.below(20)) // 100
            cost = revenue * (52 + draws.below(14)) // 100
            expenses = revenue * (18 + draws.below(9)) // 100
            operating = revenue - cost - expenses
            tax = max(0, operating) * 17 // 100
            statements.append([ticker, year, revenue, cost, expenses, operating, tax, operating - tax])
            assets = revenue * (110 + draws.below(50)) // 100
            liabilities = assets * (35 + draws.below(30)) // 100
            balances.append([ticker, year, assets, liabilities, assets - liabilities, assets * (5 + draws.below(12)) // 100])
        close = cents(20 + draws.below(180))
        day = date(2024, 1, 2)
        while day <= date(2024, 3, 28):
            if day.weekday() < 5:
                opened = cents(close * (995 + draws.below(11)) / 1000)
                close = cents(opened * (980 + draws.below(42)) / 1000)
                high = cents(max(opened, close) * (1000 + draws.below(12)) / 1000)
                low = cents(min(opened, close) * (1000 - draws.below(12)) / 1000)
                prices.append([ticker, day.isoformat(), opened, high, low, close, 10_000 + draws.below(90_000)])
            day += timedelta(days=1)
    folder = HERE / "investor" / "data"
    write_csv(folder / "companies.csv", ["ticker", "company", "sector", "currency"], [company[:4] for company in COMPANIES])
    write_csv(folder / "income_statements.csv", ["ticker", "fiscal_year", "revenue", "cost_of_revenue", "operating_expenses", "operating_income", "income_tax", "net_income"], statements)
    write_csv(folder / "balance_sheets.csv", ["ticker", "fiscal_year", "total_assets", "total_liabilities", "equity", "cash"], balances)
    write_csv(folder / "prices.csv", ["ticker", "date", "open", "high", "low", "close", "volume"], prices)


if __name__ == "__main__":
    marketing(Draws(SEED))
    investor(Draws(SEED + 1))
