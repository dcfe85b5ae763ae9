// A figure of an answer: how it stands in the text, and what is said of where it came from.

import { make } from './make.js';
import { words, count } from './words.js';
import { openSource } from './source.js';

const traced = new Set(['quoted', 'derived', 'matched', 'cited', 'logged']);

/** Figures that have something to show: labels and years of the question have not. */
export const hasSource = figure => traced.has(figure.class);

/** Nodes for a range of the text, its figures as buttons. */
export function pieces(text, figures, evidence) {
  const placed = figures.filter(figure => text.startsWith(figure.text, figure.start)).sort((a, b) => a.start - b.start);
  return (start, end) => {
    const nodes = [];
    let at = start;
    for (const figure of placed) {
      const [from, to] = [Math.max(figure.start, at), Math.min(figure.start + figure.text.length, end)];
      if (from >= to || from >= end || to <= at) continue;
      if (from > at) nodes.push(plain(text.slice(at, from)));
      nodes.push(button(text.slice(from, to), figure, evidence));
      at = to;
    }

    if (at < end) nodes.push(plain(text.slice(at, end)));
    return nodes;
  };
}

const plain = text => document.createTextNode(text.replace(/\\([\\`*_{}[\]()#+\-.!|~>])/g, '$1'));

function button(text, figure, evidence) {
  if (!hasSource(figure)) return make('span', { class: 'label' }, text);
  const element = make('button', { type: 'button', class: `figure ${figure.class}`, 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }, text);
  openSource(element, () => describe(figure, evidence));
  return element;
}

/** What the answer says beside its figures: files by dataset, statements by result. */
export function evidenceOf(document) {
  return {
    files: new Map((document.datasets ?? []).map(one => [one.dataset, one.file_name])),
    statements: new Map((document.queries ?? []).map(one => [one.id, one.statement])),
  };
}

/** The figure's source as a list of terms. */
export function describe(figure, { files, statements }) {
  const file = figure.file ?? files.get(figure.dataset);
  const statement = statements.get(figure.query ?? /^R\d+/.exec(figure.reference ?? '')?.[0]);
  const how = figure.how && figure.how !== statement && figure.how !== 'cell' ? figure.how : null;
  const single = figure.row !== undefined && figure.row !== null;
  return make('div', { class: 'described' },
    make('p', { class: 'headline' }, make('strong', {}, figure.text), ' ', make('span', {}, words[figure.class])),
    make('dl', {},
      term(words.dataset, figure.dataset), term(words.file, file),
      term(words.version, figure.version && make('code', { title: figure.version }, figure.version.slice(0, 12))),
      term(words.column, figure.column),
      single ? term(words.row, `${count(figure.row)}${figure.line ? ` (${words.line} ${count(figure.line)})` : ''}`) : figure.row_count ? term(words.rows, rows(figure)) : null,
      term(words.filter, figure.filter && make('code', {}, figure.filter)),
      term(words.how, how),
      term(figure.class === 'derived' ? words.calculation : words.query, statement && make('code', {}, statement)),
      figure.value && figure.value !== figure.text ? term(words.exact, `${figure.value}${figure.unit ? ` ${figure.unit}` : ''}`) : null,
      term(words.reference, figure.reference && make('code', {}, figure.reference))));
}

function rows(figure) {
  const listed = (figure.rows ?? []).map(row => row.row).sort((a, b) => a - b).slice(0, 12).map(count).join(', ');
  const total = words.rowsOf(count(figure.row_count));
  const more = figure.row_count - Math.min(12, figure.rows?.length ?? 0);
  return listed ? `${total} (${listed}${more > 0 ? ` ${words.and(count(more))}` : ''})` : total;
}

const term = (name, value) => value ? make('div', {}, make('dt', {}, name), make('dd', {}, value)) : null;
