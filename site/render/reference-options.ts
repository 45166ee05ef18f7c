import type { ReferenceOption } from '../reference.ts';
import { escapeHtml } from './escape.ts';

/** The heading of an entry, with what marks it beside; links of the docs lead to it by its name. */
export function entryHeading(level: 2 | 3, name: string, marks: string[] = []): string {
  const chips = marks.map((mark) => ` <span class="tag" data-c="slate">${escapeHtml(mark)}</span>`);
  return `<h${level} id="doc-${escapeHtml(name)}">${escapeHtml(name)}${chips.join('')}</h${level}>`;
}

/** Text of a catalogue in which an option such as `--since` stays on one line. */
export function sentence(text: string): string {
  return escapeHtml(text).replace(/(?<![^\s(])--[a-z][a-z-]*/g, '<code class="whole">$&</code>');
}

/** A table of options: what each says, and below it what it takes; nothing where there are none. */
export function drawOptions(options: ReferenceOption[]): string {
  if (options.length === 0) return '';
  const rows = options.map(({ key, description, takes, needed, default: usual }) => {
    const more = [
      ...(takes === undefined ? [] : [escapeHtml(takes)]),
      ...(needed ? ['needed'] : []),
      ...(usual === undefined ? [] : [`<code>${escapeHtml(usual)}</code> unless told`]),
    ];
    const below = more.length === 0 ? '' : `<small>${more.join('; ')}</small>`;
    return `<tr><th scope="row"><code>${escapeHtml(key)}</code></th><td>${sentence(description)}${below}</td></tr>`;
  });
  return `<table class="keys"><thead><tr><th scope="col">Option</th><th scope="col">Says</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
