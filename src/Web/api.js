// The HTTP API, relative to where the page stands: at the root, or below the API itself as api/page/.

const root = location.pathname.replace(/api\/page\/[^/]*$/, '').replace(/[^/]*$/, '');
const keyName = 'tally-key';

/** A refusal with a sentence for people; `status` 0 when the server could not be reached. */
export class Refusal extends Error {
  constructor(status, message, retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

export function useKey(key) {
  sessionStorage.setItem(keyName, key);
}

async function send(method, path, { body, headers, signal, text } = {}) {
  const key = sessionStorage.getItem(keyName);
  let response;
  try {
    response = await fetch(`${root}api/${path}`, {
      method,
      signal,
      headers: { Accept: text ?? 'application/json', ...(body && { 'Content-Type': 'application/json' }), ...(key && { 'x-functions-key': key }), ...headers },
      body: body && JSON.stringify(body),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Refusal(0, '');
  }

  if (response.ok) return response.status === 204 ? null : text ? response.text() : response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Refusal(response.status, [problem.title, problem.detail].filter(Boolean).join(' '), Number(response.headers.get('Retry-After')) || undefined);
}

const part = encodeURIComponent;

export const api = {
  ask: (question, conversation, key, signal) => send('POST', 'questions?wait=1s', { signal, body: { question, stream: true, ...(conversation && { conversation }) }, headers: { 'Idempotency-Key': key } }),
  question: (id, signal) => send('GET', `questions/${part(id)}`, { signal }),
  cancel: id => send('DELETE', `questions/${part(id)}`),
  conversation: id => send('GET', `conversations/${part(id)}`),
  collections: () => send('GET', 'datasets'),
  dataset: (collection, name) => send('GET', `datasets/${part(collection)}/${part(name)}`),
  problems: (collection, name) => send('GET', `datasets/${part(collection)}/${part(name)}/problems`),
  health: () => send('GET', 'health'),
  chart: (id, chart, width) => send('GET', `questions/${part(id)}/charts/${part(chart)}.svg?width=${width}`, { text: 'image/svg+xml' }),
  /** Null where a key is needed, which an event stream cannot send. */
  events: id => sessionStorage.getItem(keyName) ? null : `${root}api/questions/${part(id)}/events`,
  chartAddress: (id, chart, kind) => `${root}api/questions/${part(id)}/charts/${part(chart)}.${kind}`,
};
