// Markdown as answers use it, made into elements. Works on offsets of the answer's text, because that is how figures say
// where they stand; nothing is ever parsed as HTML.

import { make } from './make.js';

const inline = /(`+)([^`]+?)\1|\*\*(?=\S)([\s\S]*?\S)\*\*|(?<![\w*])\*(?=[^\s*])([^*\n]*?[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_\n]*?[^\s_])_(?!\w)|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/dg;
const divider = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const item = /^(\s*)([-*+]|\d{1,4}[.)])\s+/;
const place = /^\s*\{\{\s*(C\d+)\s*\}\}\s*$/;

/**
 * @param text The answer's text.
 * @param piece Called with a range of the text that holds words; returns nodes (text, figures).
 * @param chart Called with a chart's id where the text places it; returns a node or null.
 */
export function markdown(text, piece, chart) {
  const lines = split(text);
  const out = document.createDocumentFragment();
  let i = 0;
  while (i < lines.length) {
    const line = lines[i];
    const heading = /^(#{1,6})\s+/.exec(line.text);
    const placed = place.exec(line.text);
    if (!line.text.trim()) {
      i++;
    } else if (placed) {
      const node = chart(placed[1]);
      if (node) out.append(node);
      i++;
    } else if (line.text.startsWith('```')) {
      let end = i + 1;
      while (end < lines.length && !lines[end].text.startsWith('```')) end++;
      out.append(make('pre', {}, make('code', {}, end > i + 1 ? piece(lines[i + 1].start, lines[end - 1].end) : '')));
      i = end + 1;
    } else if (heading) {
      out.append(make(`h${Math.min(6, heading[1].length + 2)}`, {}, spans(line.start + heading[0].length, line.end)));
      i++;
    } else if (isTable(i)) {
      let end = i + 2;
      while (end < lines.length && lines[end].text.includes('|') && lines[end].text.trim()) end++;
      out.append(table(lines.slice(i, end)));
      i = end;
    } else if (item.test(line.text)) {
      let end = i;
      while (end < lines.length && lines[end].text.trim() && (item.test(lines[end].text) || /^\s+\S/.test(lines[end].text))) end++;
      out.append(list(lines.slice(i, end)));
      i = end;
    } else {
      const quote = line.text.startsWith('>');
      let end = i;
      const nodes = [];
      while (end < lines.length && lines[end].text.trim() && lines[end].text.startsWith('>') === quote && (end === i || !(startsBlock(lines[end].text) || isTable(end)))) {
        if (end > i) nodes.push(make('br'));
        nodes.push(...spans(lines[end].start + (quote ? /^>\s?/.exec(lines[end].text)[0].length : 0), lines[end].end));
        end++;
      }
      const paragraph = make('p', {}, nodes);
      out.append(quote ? make('blockquote', {}, paragraph) : paragraph);
      i = end;
    }
  }

  return out;

  function isTable(at) {
    return lines[at].text.includes('|') && at + 1 < lines.length && lines[at + 1].text.includes('-') && divider.test(lines[at + 1].text);
  }

  function spans(start, end) {
    const nodes = [];
    let at = start;
    for (const match of text.slice(start, end).matchAll(inline)) {
      const [from, to] = match.indices[0].map(index => index + start);
      if (from > at) nodes.push(...piece(at, from));
      const group = [2, 3, 4, 5, 6].find(number => match[number] !== undefined);
      const [left, right] = match.indices[group].map(index => index + start);
      nodes.push(group === 2 ? make('code', {}, piece(left, right))
        : group === 3 ? make('strong', {}, spans(left, right))
        : group === 6 ? make('a', { href: match[7], rel: 'noopener noreferrer', target: '_blank' }, piece(left, right))
        : make('em', {}, spans(left, right)));
      at = to;
    }

    if (at < end) nodes.push(...piece(at, end));
    return nodes;
  }

  function table(rows) {
    const aligns = cells(rows[1]).map(cell => { const mark = text.slice(cell.start, cell.end); return mark.endsWith(':') ? (mark.startsWith(':') ? 'center' : 'right') : 'left'; });
    const row = (line, kind) => make('tr', {}, cells(line).map((cell, column) =>
      make(kind, { class: aligns[column] === 'left' ? null : `to-${aligns[column]}`, scope: kind === 'th' ? 'col' : null }, spans(cell.start, cell.end))));
    return make('div', { class: 'scroll', tabindex: '0', role: 'group' },
      make('table', {}, make('thead', {}, row(rows[0], 'th')), make('tbody', {}, rows.slice(2).map(line => row(line, 'td')))));
  }

  function cells(line) {
    const bars = [...line.text.matchAll(/(?<!\\)\|/g)].map(match => match.index);
    const edges = [-1, ...bars, line.text.length];
    const found = edges.slice(0, -1).map((edge, index) => trimmed(line.start + edge + 1, line.start + edges[index + 1]));
    if (found.length > 1 && found[0].start === found[0].end) found.shift();
    if (found.length > 1 && found.at(-1).start === found.at(-1).end) found.pop();
    return found;
  }

  function trimmed(start, end) {
    while (start < end && text[start] === ' ') start++;
    while (end > start && text[end - 1] === ' ') end--;
    return { start, end };
  }

  function list(rows) {
    const first = item.exec(rows[0].text);
    const ordered = /\d/.test(first[2]);
    const element = make(ordered ? 'ol' : 'ul', { start: ordered ? parseInt(first[2], 10) : null });
    const nested = [];
    const close = () => { if (nested.length) element.lastChild.append(list(nested.splice(0))); };
    for (const row of rows) {
      const match = item.exec(row.text);
      if (match && match[1].length <= first[1].length + 1) {
        close();
        element.append(make('li', {}, spans(row.start + match[0].length, row.end)));
      } else if (match) {
        nested.push(row);
      } else {
        close();
        element.lastChild.append(' ', ...spans(row.start + /^\s*/.exec(row.text)[0].length, row.end));
      }
    }

    close();
    return element;
  }
}

function startsBlock(line) {
  return line.startsWith('```') || /^#{1,6}\s/.test(line) || item.test(line) || place.test(line);
}

function split(text) {
  const lines = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const clean = line.replace(/\r$/, '');
    lines.push({ text: clean, start, end: start + clean.length });
    start += line.length + 1;
  }

  return lines;
}
