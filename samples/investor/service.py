"""A small data service over the sample's CSV files, for the HTTP variant of the functions.

Usage: python3 service.py   (prints the address it listens on)
"""
import csv
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse

DATA = Path(__file__).parent / "data"


def read(name):
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return [{key: number(value) for key, value in row.items()} for row in csv.DictReader(file)]


def number(text):
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text


TABLES = {name: read(name) for name in ["companies", "income_statements", "balance_sheets", "prices"]}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        address = urlparse(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        rows = TABLES.get(address.path.strip("/"))
        if rows is None:
            self.answer(404, {"error": {"message": "No such table."}})
            return
        self.answer(200, {"data": {"items": [row for row in rows if self.fits(row, asked)]}})

    @staticmethod
    def fits(row, asked):
        return (all(str(row[name]) == value for name, value in asked.items() if name in ("ticker", "fiscal_year"))
                and asked.get("company", "").lower() in str(row.get("company", "")).lower()
                and asked.get("from", "") <= str(row.get("date", "9999"))
                and str(row.get("date", "")) <= asked.get("to", "9999"))

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(f"127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
