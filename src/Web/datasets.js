// The list of what there is to ask about, with what the reader was unsure of.

import { api } from './api.js';
import { fill, make } from './make.js';
import { words, count } from './words.js';

/** Fills the side panel; returns the collections. */
export async function showDatasets(panel, pill) {
  const { collections = [] } = await api.collections();
  const total = collections.reduce((sum, collection) => sum + collection.datasets.length, 0);
  pill.textContent = count(total);
  pill.hidden = total === 0;
  fill(panel, make('h2', {}, words.data), total ? collections.map(show) : make('p', { class: 'faint' }, words.noData));
  return collections;
}

const show = collection => make('section', {},
  make('h3', {}, collection.name), collection.context ? make('p', { class: 'faint' }, collection.context) : null,
  make('ul', {}, collection.datasets.map(dataset => make('li', {}, entry(collection, dataset)))));

function entry(collection, dataset) {
  const name = dataset.id.slice(dataset.id.indexOf('/') + 1);
  const period = dataset.period ? `${dataset.period.from}–${dataset.period.to}` : null;
  const details = make('details', { class: 'dataset' },
    make('summary', {},
      make('span', { class: 'name' }, name),
      make('span', { class: 'faint' }, [words.rowsCount(dataset.rows), period, dataset.total_of_siblings && words.total].filter(Boolean).join(' · ')),
      dataset.problems ? make('span', { class: 'badge warn' }, words.problems(dataset.problems)) : null));
  details.addEventListener('toggle', () => open(details, collection.name, name, dataset), { once: true });
  return details;
}

async function open(details, collection, name, dataset) {
  const body = make('div', { class: 'body' }, make('p', { class: 'faint' }, words.loading));
  details.append(body);
  try {
    const [profile, problems] = await Promise.all([
      api.dataset(collection, name),
      dataset.problems ? api.problems(collection, name).catch(() => null) : null,
    ]);
    const found = Array.isArray(problems) ? problems : problems?.problems ?? [];
    fill(body,
      make('p', { class: 'faint' }, `${dataset.file} · `, make('code', { title: dataset.version }, dataset.version.slice(0, 12))),
      found.length ? [make('h4', {}, words.problemsHeading), make('ul', { class: 'problems' }, found.map(problem))] : null,
      make('h4', {}, words.columns),
      make('ul', { class: 'columns' }, (profile.columns ?? []).map(column)));
  } catch (refusal) {
    fill(body, make('p', { class: 'faint' }, refusal.message || words.offline));
  }
}

function problem(one) {
  const where = [one.column, one.row && words.atRow(count(one.row)), one.line && words.atLine(count(one.line)), one.count > 1 && words.times(count(one.count))];
  return make('li', {}, one.message, ' ', make('span', { class: 'faint' }, where.filter(Boolean).join(' · ')));
}

function column(one) {
  const range = one.min !== undefined && one.min !== null && one.type !== 'text' ? `${one.min} – ${one.max}` : null;
  const odd = [one.nulls ? words.empty(count(one.nulls)) : null, one.misfits ? words.misfits(count(one.misfits)) : null];
  return make('li', {}, make('b', {}, one.name), ' ', make('span', { class: 'faint' }, [one.type, one.unit, range, ...odd].filter(Boolean).join(' · ')));
}
