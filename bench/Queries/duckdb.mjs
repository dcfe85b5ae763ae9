// node duckdb.mjs make FOLDER NARROW WIDE, or measure FOLDER THREADS REPETITIONS with queries as JSON on stdin.
// Needs @duckdb/node-api beside the working directory.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { DuckDBInstance } = createRequire(join(process.cwd(), 'package.json'))('@duckdb/node-api');
const [task, folder, ...numbers] = process.argv.slice(2);
const file = join(folder, 'bench.duckdb');

if (task === 'make') {
  const [narrow, wide] = numbers.map(Number);
  const connection = await (await DuckDBInstance.create(file)).connect();
  const hashed = rows => `(SELECT i AS id, i * 2654435761 % 4294967296 AS h FROM range(1, ${rows + 1}) AS r(i))`;
  await connection.run(`CREATE TABLE sales AS SELECT id, 'R' || (h % 20) AS region, 'P' || (h // 32 % 200) AS product, 2000 + h // 8192 % 20 AS year,
    h // 65536 % 1000 AS quantity, CAST((h // 1024 % 100000) / 100 AS DECIMAL(18, 2)) AS price FROM ${hashed(narrow)}`);
  await connection.run("CREATE TABLE products AS SELECT 'P' || i AS name, 'C' || (i % 8) AS category FROM range(0, 200) AS r(i)");
  await connection.run(`CREATE TABLE orders AS SELECT id, DATE '2015-01-01' + CAST(h // 4096 % 3650 AS INTEGER) AS day, 'Customer ' || (h // 7 % 100000) AS customer,
    'City ' || (h // 7 % 100000 % 500) AS city, 'Country ' || (h // 7 % 100000 % 30) AS country, 'Product ' || (h // 512 % 2000) AS product,
    'S' || (h // 1024 % 4) AS status, 'channel ' || (h // 64 % 3) AS channel, 'order reference ' || (h % 400000) AS note, h // 65536 % 1000 AS quantity,
    CAST((h // 256 % 1000000) / 100 AS DECIMAL(18, 2)) AS price, NULLIF(h // 128 % 11, 0) AS discount FROM ${hashed(wide)}`);
  await connection.run("CREATE TABLE customers AS SELECT 'Customer ' || i AS name, 'Segment ' || (i % 6) AS segment FROM range(0, 100000) AS r(i)");
  await connection.run('CHECKPOINT');
  connection.closeSync();
} else {
  const [threads, repetitions] = numbers.map(Number);
  const queries = JSON.parse(readFileSync(0, 'utf8'));
  const opening = performance.now();
  const connection = await (await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })).connect();
  await connection.run(`SET threads = ${threads}`);
  const Open = performance.now() - opening;
  let First = 0;
  const Times = {};
  for (const [name, sql] of queries) {
    const runs = [], busy = [];
    for (let i = 0; i < repetitions + 1; i++) {
      const before = process.cpuUsage();
      const start = performance.now();
      await connection.runAndReadAll(sql);
      const elapsed = performance.now() - start;
      First ||= elapsed;
      if (i === 0) continue;
      runs.push(elapsed);
      const used = process.cpuUsage(before);
      busy.push((used.user + used.system) / 1000);
    }
    Times[name] = [runs, busy].map(list => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]);
  }
  console.log(JSON.stringify({ Open, First, Memory: process.resourceUsage().maxRSS / 1024, Times }));
}
