// An answer as people read it: its standing, its text with every figure traced, charts, choices, and the evidence below.

import { make } from './make.js';
import { words, count, language } from './words.js';
import { markdown } from './markdown.js';
import { describe, evidenceOf, hasSource, pieces } from './figures.js';
import { chart } from './chart.js';

const standings = {
  verified: ['good', words.verified, words.verifiedLong], sourced: ['fair', words.sourced, words.sourcedLong], answered: ['plain', words.answered],
  needs_clarification: ['plain', words.clarify], not_in_data: ['plain', words.notInData], unverified: ['bad', words.unverified],
  failed: ['bad', words.failed], cancelled: ['plain', words.cancelled], expired: ['bad', words.expired],
};

/** @param ask Called with a question when a choice is taken or the question is asked again. */
export function answer(document, ask) {
  const standing = document.outcome === 'answered' && document.assurance !== 'none' ? document.assurance : document.outcome;
  const [tone, name, long] = standings[standing] ?? ['plain', standing];
  const text = make('div', { class: 'text', lang: document.language ?? null, dir: 'auto' });
  const placed = new Set();
  const drawing = id => { const found = document.charts?.find(one => one.id === id); placed.add(id); return found ? chart(document.id, found) : null; };
  const known = evidenceOf(document);
  text.append(markdown(document.text ?? '', pieces(document.text ?? '', document.figures ?? [], known), drawing));
  if (document.error) text.append(make('p', {}, document.error.message));
  return make('article', { class: `answer ${tone}` },
    make('p', { class: 'standing' }, make('span', { class: 'badge', title: long ?? null }, name)),
    text,
    (document.charts ?? []).filter(one => !placed.has(one.id)).map(one => chart(document.id, one)),
    choices(document, ask),
    (document.notes ?? []).map(note => make('p', { class: 'note' }, note)),
    reasons(document),
    evidence(document, known),
    foot(document));
}

function choices(document, ask) {
  if (document.choices?.length) return make('div', { class: 'choices' }, document.choices.map(choice => make('button', { type: 'button', onclick: () => ask(choice) }, choice)));
  return ['failed', 'expired', 'cancelled'].includes(document.outcome)
    ? make('div', { class: 'choices' }, make('button', { type: 'button', onclick: () => ask(document.question) }, words.retry)) : null;
}

function reasons(document) {
  if (!document.reasons?.length) return null;
  return make('details', { class: 'evidence' }, make('summary', {}, words.reasons), make('ul', {}, document.reasons.map(reason => make('li', {}, reason.replace(/^[a-z-]+: /, '')))));
}

/** Everything the panel of a figure shows, without pointing: for print, for screen readers, for the thorough. */
function evidence(document, known) {
  const figures = (document.figures ?? []).filter(hasSource);
  const queries = document.queries ?? [];
  return [
    figures.length ? make('details', { class: 'evidence' }, make('summary', {}, words.figures, ' ', make('span', { class: 'pill' }, count(figures.length))),
      make('div', { class: 'cards' }, figures.map(figure => describe(figure, known)))) : null,
    queries.length ? make('details', { class: 'evidence' }, make('summary', {}, words.queries, ' ', make('span', { class: 'pill' }, count(queries.length))),
      make('ol', { class: 'queries' }, queries.map(query => make('li', {}, make('b', {}, query.id), ' ', make('code', {}, query.statement), ' ', make('span', { class: 'faint' }, words.rowsCount(query.rows)))))) : null,
  ];
}

function foot(document) {
  const used = (document.datasets ?? []).filter(one => one.why === 'used').map(one => one.dataset);
  const listed = used.length > 4 ? [...used.slice(0, 4), words.and(count(used.length - 4))] : used;
  const seconds = document.timings && new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(document.timings.milliseconds / 1000);
  const parts = [
    document.model && `${words.writtenBy(document.model)}${document.rule_based ? ` (${words.ruleBased})` : ''}`,
    used.length && `${words.datasetsUsed} ${listed.join(', ')}`,
    seconds && words.seconds(seconds),
  ].filter(Boolean);
  return parts.length ? make('footer', {}, parts.map(part => make('span', {}, part))) : null;
}
