"""python3 sqlite.py ROWS REPETITIONS, queries as JSON on stdin."""
import json
import sqlite3
import sys
import time

rows, repetitions = int(sys.argv[1]), int(sys.argv[2])
queries = json.loads(sys.stdin.read())
connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE sales (id INTEGER, region TEXT, product TEXT, year INTEGER, quantity INTEGER, price REAL)")
connection.execute("CREATE TABLE products (name TEXT, category TEXT)")


def made():
    for i in range(1, rows + 1):
        h = i * 2654435761 % 4294967296
        yield i, f"R{h % 20}", f"P{h // 32 % 200}", 2000 + h // 8192 % 20, h // 65536 % 1000, (h // 1024 % 100000) / 100


connection.executemany("INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?)", made())
connection.executemany("INSERT INTO products VALUES (?, ?)", ((f"P{i}", f"C{i % 8}") for i in range(200)))
times = {}
for name, sql in queries:
    runs, busy = [], []
    try:
        for _ in range(min(repetitions, 3)):
            start, before = time.perf_counter(), time.process_time()
            connection.execute(sql).fetchall()
            runs.append((time.perf_counter() - start) * 1000)
            busy.append((time.process_time() - before) * 1000)
        times[name] = [sorted(runs)[len(runs) // 2], sorted(busy)[len(busy) // 2]]
    except sqlite3.OperationalError:
        pass  # SQLite has no MEDIAN.
print(json.dumps(times))
