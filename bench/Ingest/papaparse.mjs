// node papaparse.mjs INPUT OUTPUT: a file, or every file of a folder; needs papaparse beside the working directory.
import { createRequire } from 'node:module';
import { createReadStream, createWriteStream, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const Papa = createRequire(join(process.cwd(), 'package.json'))('papaparse');
const [input, output] = process.argv.slice(2);
const options = { header: true, dynamicTyping: true, skipEmptyLines: true };
if (statSync(input).isDirectory()) {
  mkdirSync(output);
  for (const name of readdirSync(input))
    writeFileSync(join(output, name.replace('.csv', '.json')), JSON.stringify(Papa.parse(readFileSync(join(input, name), 'utf8'), options).data));
} else {
  const out = createWriteStream(output);
  let pending = '[';
  let first = true;
  Papa.parse(createReadStream(input, { encoding: 'utf8', highWaterMark: 1 << 20 }), {
    ...options,
    chunk({ data }, parser) {
      for (const row of data) {
        pending += (first ? '\n' : ',\n') + JSON.stringify(row);
        first = false;
      }
      if (!out.write(pending)) { parser.pause(); out.once('drain', () => parser.resume()); }
      pending = '';
    },
    complete() { out.end('\n]\n'); },
  });
}
