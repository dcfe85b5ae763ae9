// What happens to a question while it is answered, step by step. A draft is shown as the server sends it: figures masked.

import { api } from './api.js';
import { make } from './make.js';
import { words } from './words.js';

const last = ['answer', 'failed', 'cancelled', 'expired'];
const shown = 8;

/**
 * Follows a question's events into a list.
 * @returns `ended` settles with the last event, or when events cannot be had (`open` is then false); `stop` lets go.
 */
export function follow(id, list) {
  const address = api.events(id);
  const source = address && 'EventSource' in window ? new EventSource(address) : null;
  let settle;
  const news = { open: Boolean(source), ended: new Promise(resolve => { settle = resolve; }), stop };
  if (!source) return news;
  const on = (kind, show) => source.addEventListener(kind, event => {
    const line = show(JSON.parse(event.data).data ?? {});
    if (line) list.append(make('li', {}, line));
    while (list.children.length > shown) list.firstChild.remove();
  });
  on('tool-call', call => doing(call));
  on('tool-output', output => output.ok === false ? words.corrected : null);
  let text = null;
  on('text', piece => {
    if (text?.segment === piece.segment) {
      text.shown.append(piece.text);
      return null;
    }

    text = { segment: piece.segment, shown: make('blockquote', { dir: 'auto' }, piece.text) };
    return [make('span', {}, words.drafted), text.shown];
  });
  on('draft', draft => text?.segment === draft.segment ? void text.shown.replaceChildren(draft.text) : [make('span', {}, words.drafted), make('blockquote', { dir: 'auto' }, draft.text)]);
  on('gate', gate => gate.verdict === 'rejected' ? words.sentBack : null);
  for (const kind of last) source.addEventListener(kind, stop);
  source.addEventListener('error', stop);
  return news;

  function stop() {
    source?.close();
    news.open = false;
    settle();
  }
}

function doing({ tool, arguments: text }) {
  let given = {};
  try {
    given = JSON.parse(text);
  } catch {
    // A malformed call has no arguments to show.
  }

  const subject = { query: given.sql, calculate: given.expression, describe_dataset: given.dataset }[tool];
  return [words.tools[tool] ?? tool, subject ? [' ', make('code', {}, subject)] : null];
}
