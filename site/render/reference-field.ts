import type { ReferenceField, ReferenceResult, ReferenceWorking } from '../reference.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { drawOptions, entryHeading, sentence } from './reference-options.ts';
import { renderValue } from './value.ts';

/** A type of field: what it is, its options, and what each of its examples gives. */
export function drawField({ name, summary, computed, options, seen, written, worked }: ReferenceField, context: RenderContext): string {
  const sees = seen === '' ? '' : `<p class="note">An expression sees ${escapeHtml(seen)}.</p>`;
  const readings = written.map(({ options: given, readings }) => {
    const with_ = given === '' ? '' : `<tr><th colspan="2" scope="rowgroup">with <code>${escapeHtml(given)}</code></th></tr>`;
    const rows = readings.map(
      ({ yaml, gives }) => `<tr><td><code>${escapeHtml(yaml)}</code></td><td>${drawResult(gives, context)}</td></tr>`,
    );
    return `<tbody>${with_}${rows.join('')}</tbody>`;
  });
  return [
    entryHeading(2, name, computed ? ['computed'] : []),
    `<p>${sentence(summary)}</p>`,
    sees,
    drawOptions(options),
    ...worked.map((working) => drawWorking(working, context)),
    `<table class="gives"><thead><tr><th scope="col">Written</th><th scope="col">Gives</th></tr></thead>${readings.join('')}</table>`,
  ].join('');
}

function drawWorking({ parts, gives }: ReferenceWorking, context: RenderContext): string {
  const lines = parts.map(
    ({ label, text }) =>
      `<dt>${escapeHtml(label)}</dt><dd>${text === '' ? '<i>no more than a title</i>' : `<code>${escapeHtml(text)}</code>`}</dd>`,
  );
  return `<dl class="working">${lines.join('')}<dt><code>it</code></dt><dd>${drawResult(gives, context)}</dd></dl>`;
}

/** A value as records show it, or what is wrong in words. */
function drawResult(gives: ReferenceResult, context: RenderContext): string {
  if ('problem' in gives) return `<span class="wrong">${escapeHtml(gives.problem)}</span>`;
  if (gives.display.as === 'nothing') return '<i>nothing</i>';
  const html = renderValue(gives.display, context);
  // nobody should call the number of an example, or follow its links
  return html.replace(/ href="[^"]*" rel="[^"]*"/g, '');
}
