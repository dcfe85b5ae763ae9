// Reads {"tables": [statement], "queries": [{"sql", "portable"}]} a line, runs it in DuckDB and SQLite, writes one line
// {"duckdb": [rows | {"error"}], "sqlite": [...]} for each. Modules are looked up in the folder of the working directory.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { DuckDBInstance } = require('@duckdb/node-api');
const SQL = await require('sql.js')();

const attempt = async work => {
  try {
    return await work();
  } catch (error) {
    return { error: String(error.message ?? error).slice(0, 300) };
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const { tables, queries } = JSON.parse(line);
  const instance = await DuckDBInstance.create(':memory:');
  const duckdb = await instance.connect();
  await duckdb.run('SET threads = 1');
  const sqlite = new SQL.Database();
  sqlite.run('PRAGMA case_sensitive_like = ON');
  for (const statement of tables) {
    await duckdb.run(statement);
    sqlite.run(statement);
  }

  const answers = { duckdb: [], sqlite: [] };
  for (const { sql, portable } of queries) {
    answers.duckdb.push(await attempt(async () => (await duckdb.runAndReadAll(sql)).getRowsJson()));
    answers.sqlite.push(portable ? await attempt(() => sqlite.exec(sql)[0]?.values ?? []) : null);
  }

  sqlite.close();
  duckdb.closeSync();
  instance.closeSync();
  console.log(JSON.stringify(answers));
}
