// The page: asks, waits, shows. The conversation's id stands in the address, so a reload finds it again.

import { api, Refusal, useKey } from './api.js';
import { answer } from './answer.js';
import { showDatasets } from './datasets.js';
import { examples } from './examples.js';
import { follow } from './live.js';
import { make } from './make.js';
import { translate, words } from './words.js';

const find = id => document.getElementById(id);
const [form, field, thread, welcome, fresh, toggle, panel] = ['ask', 'question', 'thread', 'welcome', 'fresh', 'toggle', 'datasets'].map(find);
const longestPause = 1500;
let conversation = new URLSearchParams(location.search).get('c');

translate(document);
wire();
await Promise.all([loadDatasets(), loadWriter(), loadConversation()]);

function wire() {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const question = field.value.trim();
    if (!question) return;
    field.value = '';
    grow();
    ask(question);
  });
  field.addEventListener('input', grow);
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  fresh.addEventListener('click', () => {
    remember(null);
    thread.replaceChildren();
    welcome.hidden = false;
    field.focus();
  });
  const wide = matchMedia('(min-width: 1000px)');
  const side = open => { panel.hidden = !open; toggle.setAttribute('aria-expanded', String(open)); };
  toggle.addEventListener('click', () => side(panel.hidden));
  wide.addEventListener('change', () => side(wide.matches));
  side(wide.matches);
}

function grow() {
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight + 2, 200)}px`;
}

function remember(id) {
  conversation = id;
  const address = new URL(location.href);
  if (id) address.searchParams.set('c', id);
  else address.searchParams.delete('c');
  history.replaceState(null, '', address);
  fresh.hidden = !id;
}

async function ask(question) {
  const turn = begin(question);
  const stop = new AbortController();
  let id = null;
  turn.cancel.addEventListener('click', () => id ? api.cancel(id).catch(() => {}) : stop.abort());
  try {
    let view = await api.ask(question, conversation, crypto.randomUUID?.() ?? String(Math.random()).slice(2), stop.signal);
    id = view.id;
    remember(view.conversation_id);
    const news = ended(view) ? null : follow(id, turn.steps);
    for (let pause = 150; !ended(view); pause = Math.min(longestPause, pause * 1.5)) {
      turn.progress.textContent = words.progress(view.progress);
      await (news.open ? Promise.race([news.ended, rest(longestPause)]) : rest(pause));
      view = await patient(() => api.question(id, stop.signal));
    }

    news?.stop();
    turn.finish(answer(view.answer ?? { ...view, outcome: view.status }, ask));
  } catch (failure) {
    turn.finish(failure.name === 'AbortError' ? answer({ outcome: 'cancelled', question }, ask) : refused(failure, question));
  }
}

const ended = view => Boolean(view.answer) || !['queued', 'running'].includes(view.status);

const rest = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

/** A look that fails is tried again: the question goes on without us. */
async function patient(look) {
  for (let tries = 0; ; tries++) {
    try {
      return await look();
    } catch (failure) {
      if (!(failure instanceof Refusal) || (failure.status && failure.status < 500 && failure.status !== 429) || tries === 5) throw failure;
      await rest((failure.retryAfter ?? 2 ** tries) * 1000);
    }
  }
}

function begin(question) {
  welcome.hidden = true;
  const progress = make('span', {}, words.working);
  const cancel = make('button', { type: 'button', class: 'quiet' }, words.cancel);
  const steps = make('ol', { class: 'steps' });
  const waiting = make('div', {}, steps,
    make('div', { class: 'waiting', role: 'status' }, make('span', { class: 'dots', 'aria-hidden': 'true' }, make('i'), make('i'), make('i')), progress, cancel));
  const turn = make('section', { class: 'turn' }, make('h2', { class: 'asked', dir: 'auto' }, question), waiting);
  thread.append(turn);
  turn.scrollIntoView({ block: 'start' });
  return { progress, steps, cancel, finish: result => waiting.replaceWith(result) };
}

function refused(failure, question) {
  const again = make('button', { type: 'button', onclick: () => ask(question) }, words.retry);
  if (!(failure instanceof Refusal)) console.error(failure);
  const sentence = failure instanceof Refusal ? (failure.status ? failure.message : words.offline) : words.unknown;
  const key = failure.status === 401 ? keyForm(question) : null;
  return make('article', { class: 'answer bad' }, make('p', { class: 'standing' }, make('span', { class: 'badge' }, words.failed)),
    make('div', { class: 'text' }, make('p', {}, key ? words.key : sentence)), key ?? make('div', { class: 'choices' }, again));
}

function keyForm(question) {
  const input = make('input', { type: 'password', 'aria-label': words.key, autocomplete: 'current-password' });
  return make('form', { class: 'choices', onsubmit: event => { event.preventDefault(); useKey(input.value); loadDatasets(); ask(question); } }, input, make('button', {}, words.use));
}

async function loadConversation() {
  if (!conversation) return;
  const wanted = conversation;
  remember(wanted);
  try {
    for (const view of (await api.conversation(wanted)).questions ?? []) begin(view.question).finish(answer(view.answer ?? { ...view, outcome: view.status }, ask));
  } catch (failure) {
    if (failure.status !== 404) return;
    remember(null);
    thread.append(make('p', { class: 'faint' }, words.gone));
  }
}

async function loadDatasets() {
  try {
    const collections = await showDatasets(panel, find('count'));
    find('examples').replaceChildren(...(await examples(collections)).map(question => make('button', { type: 'button', onclick: () => ask(question) }, question)));
  } catch (failure) {
    panel.replaceChildren(make('p', { class: 'faint' }, failure.status === 401 ? words.key : failure.message || words.offline));
  }
}

async function loadWriter() {
  const health = await api.health().catch(() => null);
  if (health?.model) find('writer').textContent = words.answeredBy(`${health.model}${health.model.startsWith('tally-analyst') ? ` (${words.ruleBased})` : ''}`);
}
