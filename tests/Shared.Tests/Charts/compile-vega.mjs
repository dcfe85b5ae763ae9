// Compiles every *.vl.json of a folder with Vega-Lite, draws it with Vega, and prints what either complained about.
import fs from 'node:fs';
import path from 'node:path';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';

const folder = process.argv[2];
const complaints = [];

for (const file of fs.readdirSync(folder).filter(name => name.endsWith('.vl.json'))) {
  const complain = kind => function (...message) { complaints.push(`${file}: ${kind} ${message.join(' ')}`); return this; };
  const silent = function () { return this; };
  const logger = { level: silent, error: complain('error'), warn: complain('warning'), info: silent, debug: silent };
  try {
    const specification = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
    const compiled = vegaLite.compile(specification, { logger }).spec;
    const svg = await new vega.View(vega.parse(compiled), { renderer: 'none', logger }).toSVG();
    if (/NaN|undefined/.test(svg)) complaints.push(`${file}: the picture holds a coordinate that is not a number`);
  } catch (error) {
    complaints.push(`${file}: ${error.message}`);
  }
}

console.log(complaints.join('\n'));
process.exit(complaints.length === 0 ? 0 : 1);
