"""python3 sqlite.py make FOLDER NARROW WIDE, or measure FOLDER plain|indexed REPETITIONS with queries as JSON on stdin."""
import datetime
import json
import os
import resource
import shutil
import sqlite3
import sys
import time

task, folder, *rest = sys.argv[1:]
plain, indexed = (os.path.join(folder, name) for name in ("bench.sqlite", "bench-indexed.sqlite"))


def hashes(rows):
    return ((i, i * 2654435761 % 4294967296) for i in range(1, rows + 1))


def make(narrow, wide):
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE sales (id INTEGER, region TEXT, product TEXT, year INTEGER, quantity INTEGER, price REAL)")
    connection.execute("CREATE TABLE products (name TEXT, category TEXT)")
    connection.execute(
        "CREATE TABLE orders (id INTEGER, day TEXT, customer TEXT, city TEXT, country TEXT, product TEXT, status TEXT, channel TEXT, note TEXT,"
        " quantity INTEGER, price REAL, discount INTEGER)")
    connection.execute("CREATE TABLE customers (name TEXT, segment TEXT)")
    connection.executemany("INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?)", (
        (i, f"R{h % 20}", f"P{h // 32 % 200}", 2000 + h // 8192 % 20, h // 65536 % 1000, (h // 1024 % 100000) / 100) for i, h in hashes(narrow)))
    connection.executemany("INSERT INTO products VALUES (?, ?)", ((f"P{i}", f"C{i % 8}") for i in range(200)))
    days = [(datetime.date(2015, 1, 1) + datetime.timedelta(days=d)).isoformat() for d in range(3650)]
    connection.executemany("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (
        (i, days[h // 4096 % 3650], f"Customer {h // 7 % 100000}", f"City {h // 7 % 100000 % 500}", f"Country {h // 7 % 100000 % 30}",
         f"Product {h // 512 % 2000}", f"S{h // 1024 % 4}", f"channel {h // 64 % 3}", f"order reference {h % 400000}", h // 65536 % 1000,
         (h // 256 % 1000000) / 100, h // 128 % 11 or None) for i, h in hashes(wide)))
    connection.executemany("INSERT INTO customers VALUES (?, ?)", ((f"Customer {i}", f"Segment {i % 6}") for i in range(100000)))
    connection.commit()
    connection.close()

    # The best that SQLite can do for the filtered group-bys and the joins: indexes that hold every column the query reads.
    shutil.copy(plain, indexed)
    connection = sqlite3.connect(indexed)
    connection.execute("CREATE INDEX sales_year ON sales (year, region, quantity)")
    connection.execute("CREATE INDEX orders_status ON orders (status, day, country, quantity)")
    connection.execute("CREATE INDEX products_name ON products (name, category)")
    connection.execute("CREATE INDEX customers_name ON customers (name, segment)")
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def measure(path, repetitions):
    queries = json.loads(sys.stdin.read())
    start = time.perf_counter()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = -2000000")
    connection.execute("PRAGMA mmap_size = 2000000000")
    connection.execute("SELECT COUNT(*) FROM products").fetchall()
    opened = (time.perf_counter() - start) * 1000
    first, times = 0, {}
    for name, sql in queries:
        runs, busy = [], []
        try:
            for i in range(min(repetitions, 3) + 1):
                start, before = time.perf_counter(), time.process_time()
                connection.execute(sql).fetchall()
                elapsed = (time.perf_counter() - start) * 1000
                first = first or elapsed
                if i:
                    runs.append(elapsed)
                    busy.append((time.process_time() - before) * 1000)
            times[name] = [sorted(runs)[len(runs) // 2], sorted(busy)[len(busy) // 2]]
        except sqlite3.OperationalError:
            pass  # SQLite has no MEDIAN.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"Open": opened, "First": first, "Memory": memory, "Times": times}))


if task == "make":
    make(int(rest[0]), int(rest[1]))
else:
    measure(indexed if rest[0] == "indexed" else plain, int(rest[1]))
