// The one panel that shows where a figure came from: beside the figure on a wide screen, at the foot of a narrow one.

import { make } from './make.js';
import { words } from './words.js';

const panel = document.getElementById('source');
const narrow = matchMedia('(max-width: 640px)');
let owner = null;
let pinned = false;
let timer = 0;

/** Opens the panel when the figure is pointed at, and keeps it when it is pressed. */
export function openSource(button, describe) {
  button.addEventListener('click', () => owner === button && pinned ? close() : open(button, describe, true));
  button.addEventListener('pointerenter', event => {
    if (event.pointerType !== 'mouse' || pinned) return;
    clearTimeout(timer);
    timer = setTimeout(() => open(button, describe, false), 120);
  });
  button.addEventListener('pointerleave', leave);
}

panel.addEventListener('pointerenter', () => clearTimeout(timer));
panel.addEventListener('pointerleave', leave);
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !owner) return;
  const back = owner;
  const held = pinned;
  close();
  if (held) back.focus();
});
document.addEventListener('pointerdown', event => {
  if (owner && !panel.contains(event.target) && !owner.contains(event.target)) close();
});
addEventListener('resize', close);
addEventListener('scroll', () => owner && place(), { passive: true, capture: true });

function leave() {
  clearTimeout(timer);
  if (!pinned) timer = setTimeout(close, 250);
}

function open(button, describe, keep) {
  clearTimeout(timer);
  if (owner && owner !== button) close();
  owner = button;
  pinned = keep;
  button.setAttribute('aria-expanded', 'true');
  panel.replaceChildren(make('button', { type: 'button', class: 'close', 'aria-label': words.close, onclick: () => { const back = owner; close(); back?.focus(); } }, '×'), describe());
  if (panel.showPopover && !panel.matches(':popover-open')) panel.showPopover();
  panel.classList.add('open');
  place();
  if (keep) {
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
  }
}

function close() {
  clearTimeout(timer);
  if (!owner) return;
  owner.setAttribute('aria-expanded', 'false');
  owner = null;
  pinned = false;
  panel.classList.remove('open');
  if (panel.hidePopover && panel.matches(':popover-open')) panel.hidePopover();
}

function place() {
  if (narrow.matches) {
    panel.style.left = panel.style.top = '';
    return;
  }

  const at = owner.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = at.bottom + 8 + height <= innerHeight || at.top < height + 8;
  panel.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  panel.style.top = `${below ? Math.min(at.bottom + 8, Math.max(8, innerHeight - height - 8)) : at.top - height - 8}px`;
}
