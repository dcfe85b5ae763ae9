/** An element with properties and children; strings become text, never markup. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class') element.className = value;
    else element.setAttribute(key, value === true ? '' : value);
  }

  element.append(...present(children));
  return element;
}

/** Puts these children in place of what the element held. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
}

const present = children => children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false);
