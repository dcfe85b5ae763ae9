// node duckdb.mjs ROWS REPETITIONS THREADS, queries as JSON on stdin; needs @duckdb/node-api beside the working directory.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { DuckDBInstance } = createRequire(join(process.cwd(), 'package.json'))('@duckdb/node-api');
const [rows, repetitions, threads] = process.argv.slice(2).map(Number);
const queries = JSON.parse(readFileSync(0, 'utf8'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`SET threads = ${threads}`);
await connection.run(`CREATE TABLE sales AS SELECT id, 'R' || (h % 20) AS region, 'P' || (h // 32 % 200) AS product, 2000 + h // 8192 % 20 AS year,
  h // 65536 % 1000 AS quantity, CAST((h // 1024 % 100000) / 100 AS DECIMAL(18, 2)) AS price
  FROM (SELECT i AS id, i * 2654435761 % 4294967296 AS h FROM range(1, ${rows + 1}) AS r(i))`);
await connection.run("CREATE TABLE products AS SELECT 'P' || i AS name, 'C' || (i % 8) AS category FROM range(0, 200) AS r(i)");
const times = {};
for (const [name, sql] of queries) {
  const runs = [], busy = [];
  for (let i = 0; i < repetitions + 1; i++) {
    const before = process.cpuUsage();
    const start = performance.now();
    await connection.runAndReadAll(sql);
    if (i === 0) continue;
    runs.push(performance.now() - start);
    const used = process.cpuUsage(before);
    busy.push((used.user + used.system) / 1000);
  }
  times[name] = [runs, busy].map(list => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]);
}
console.log(JSON.stringify(times));
