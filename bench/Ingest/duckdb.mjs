// node duckdb.mjs INPUT OUTPUT: a file, or every file of a folder; needs @duckdb/node-api beside the working directory.
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const { DuckDBInstance } = createRequire(join(process.cwd(), 'package.json'))('@duckdb/node-api');
const [input, output] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('SET threads = 1');
const copy = (from, to) => connection.run(`COPY (SELECT * FROM read_csv('${from}', quote = '"', escape = '"')) TO '${to}' (FORMAT json, ARRAY)`);
if (statSync(input).isDirectory()) {
  mkdirSync(output);
  for (const name of readdirSync(input)) await copy(join(input, name), join(output, name.replace('.csv', '.json')));
} else {
  await copy(input, output);
}
