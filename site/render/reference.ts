import type { Reference, ReferenceCommand, ReferenceStep } from '../reference.ts';
import type { RenderContext } from './context.ts';
import { contextOf } from './contexts.ts';
import { escapeHtml } from './escape.ts';
import { drawCheck } from './reference-check.ts';
import { drawField } from './reference-field.ts';
import { drawOptions, entryHeading, sentence } from './reference-options.ts';

/** What is drawn below the text of a documentation page, by the page's id. */
const parts: { [id: string]: (reference: Reference, context: RenderContext) => string } = {
  'reference/fields': ({ fields }, context) => {
    const [computed, written] = [fields.filter((field) => field.computed), fields.filter((field) => !field.computed)];
    return (
      contents([
        ['Written', written],
        ['Computed', computed],
      ]) + [...written, ...computed].map((field) => drawField(field, context)).join('')
    );
  },
  'reference/checks': ({ checks }) => contents([['', checks]]) + checks.map(drawCheck).join(''),
  'reference/commands': ({ commands }) => contents([['', commands]]) + commands.map(drawCommand).join(''),
  'reference/rules': ({ triggers, filters, actions, beside }) =>
    contents([
      ['Triggers', triggers],
      ['Actions', actions],
    ]) +
    `<h2 id="doc-triggers">Triggers</h2><p>Every trigger also takes:</p>${drawOptions(filters)}${triggers.map(drawStep).join('')}` +
    `<h2 id="doc-actions">Actions</h2><p>Beside the action of a step may stand:</p>${drawOptions(beside)}${actions.map(drawStep).join('')}`,
};

/** Whether a documentation page is continued from the catalogues. */
export function isReference(page: string): boolean {
  return Object.hasOwn(parts, page);
}

/** What the catalogues say on that page, as HTML: in English, and knowing nothing of the tracker, whose people and records may be called as those of an example. */
export function drawReference(page: string, reference: Reference, { site }: RenderContext): string {
  const nobody = { ...site, people: new Map(), named: new Map(), files: new Map(), paths: new Map(), stamp: { at: '' } };
  return parts[page]?.(reference, contextOf(nobody, 'en')) ?? '';
}

function contents(groups: [string, { name: string }[]][]): string {
  const drawn = groups.map(([title, entries]) => {
    const links = entries.map(({ name }) => `<li><a href="#doc-${escapeHtml(name)}">${escapeHtml(name)}</a></li>`);
    return `${title === '' ? '' : `<p>${title}</p>`}<ul>${links.join('')}</ul>`;
  });
  return `<nav class="entries" aria-label="On this page">${drawn.join('')}</nav>`;
}

function drawCommand({ name, summary, usage }: ReferenceCommand): string {
  const runs: { typed: boolean; lines: string[] }[] = [];
  for (const { typed, text } of usage) {
    const last = runs.at(-1);
    if (last?.typed === typed) last.lines.push(text);
    else runs.push({ typed, lines: [text] });
  }
  const drawn = runs.map(({ typed, lines }) =>
    typed
      ? `<pre class="typed" tabindex="0">${keepChoices(lines.join('\n'))}</pre>`
      : lines.map((line) => `<p class="note">${sentence(line)}</p>`).join(''),
  );
  return `${entryHeading(2, name)}<p>${sentence(summary)}</p>${drawn.join('')}`;
}

/** Usage in which what stands in brackets stays on one line. */
function keepChoices(usage: string): string {
  return escapeHtml(usage).replace(/\[[^[\]\n]*(?:\[[^[\]\n]*\][^[\]\n]*)*\]/g, '<span class="whole">$&</span>');
}

function drawStep({ name, summary, itself, options, example }: ReferenceStep): string {
  const ways = itself.map(({ description, takes = '' }) => `<p class="note">Takes ${escapeHtml(takes)}. ${sentence(description)}</p>`);
  const either = ways.length > 0 && options.length > 0 ? '<p class="note">Or options:</p>' : '';
  return `${entryHeading(3, name)}<p>${sentence(summary)}</p>${ways.join('')}${either}${drawOptions(options)}<pre tabindex="0">${escapeHtml(example)}</pre>`;
}
