// A chart of an answer: the server's own drawing at the width there is, its data as a table, and both files.

import { api } from './api.js';
import { make } from './make.js';
import { words } from './words.js';

const drawn = new Set(['svg', 'title', 'desc', 'rect', 'line', 'path', 'text']);
let styled = false;

export function chart(questionId, description) {
  const picture = make('div', { class: 'picture' }, make('p', { class: 'faint' }, words.loading));
  let width = 0;
  const draw = async () => {
    const wanted = Math.max(280, Math.min(960, Math.floor(picture.clientWidth)));
    if (!picture.clientWidth || Math.abs(wanted - width) < 24) return;
    width = wanted;
    try {
      picture.replaceChildren(parse(await api.chart(questionId, description.id, wanted)));
    } catch {
      picture.replaceChildren(make('p', { class: 'faint' }, words.chartMissing));
    }
  };
  new ResizeObserver(draw).observe(picture);
  return make('figure', { class: 'chart' }, picture,
    make('figcaption', {},
      make('details', {}, make('summary', {}, words.chartData), data(description)),
      make('span', { class: 'files' },
        make('a', { href: api.chartAddress(questionId, description.id, 'svg'), download: `${description.id}.svg` }, words.picture), ' ',
        make('a', { href: api.chartAddress(questionId, description.id, 'json'), download: `${description.id}.vl.json` }, words.specification))));
}

/** The drawing as elements: only shapes and words. Its style sheet, the same for all drawings, is adopted once for the page. */
function parse(source) {
  const style = /<style>([\s\S]*?)<\/style>/.exec(source);
  if (style && !styled) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style[1]);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    styled = true;
  }

  const svg = new DOMParser().parseFromString(source.replace(style?.[0] ?? '', ''), 'image/svg+xml').documentElement;
  if (svg.nodeName !== 'svg') throw new Error('not a drawing');
  for (const element of svg.querySelectorAll('*')) {
    if (!drawn.has(element.nodeName)) element.remove();
    for (const { name } of [...element.attributes]) if (/^on|href$/i.test(name)) element.removeAttribute(name);
  }

  return document.importNode(svg, true);
}

/** One row a place, one column a series. Values are the document's own digits. */
function data(description) {
  const places = new Map();
  description.series.forEach((series, column) => {
    for (const [x, y] of series.points) {
      const row = places.get(String(x)) ?? [];
      (row[column] ??= []).push(y);
      places.set(String(x), row);
    }
  });
  return make('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': words.chartData },
    make('table', {},
      make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, description.x), description.series.map(series => make('th', { scope: 'col', class: 'to-right' }, series.name)))),
      make('tbody', {}, [...places].map(([x, row]) => make('tr', {}, make('th', { scope: 'row' }, x),
        description.series.map((_, column) => make('td', { class: 'to-right' }, (row[column] ?? []).join(' / '))))))));
}
