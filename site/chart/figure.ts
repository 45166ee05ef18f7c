import { attributes, escapeHtml } from '../render/escape.ts';

/** The parts of a chart's figure; texts are not yet escaped, `body` is HTML. */
export interface Figure {
  kind: string;
  heading: string;
  /** What the chart says, in one sentence: all that a screen reader needs of it before the table. */
  reading: string;
  /** Which days it tells of. */
  note?: string;
  body: string;
  tables?: Table[];
}

/** The same numbers in rows; the first column names the row. */
export interface Table {
  caption: string;
  head: string[];
  rows: string[][];
  foot?: string[];
}

/** A chart with its heading, its sentence and its table. */
export function drawFigure({ kind, heading, reading, note, body, tables = [] }: Figure, summary = ''): string {
  const about = note ? `<span class="span">${escapeHtml(note)}</span>` : '';
  const twin = tables.length === 0 ? '' : `<details><summary>${escapeHtml(summary)}</summary>${tables.map(drawTable).join('')}</details>`;
  return `<figure class="chart of-${kind}"><figcaption><h3 dir="auto">${escapeHtml(heading)}</h3>${about}<p dir="auto">${escapeHtml(reading.charAt(0).toUpperCase() + reading.slice(1))}</p></figcaption>${body}${twin}</figure>`;
}

function drawTable({ caption, head, rows, foot }: Table): string {
  const cells = (texts: string[]) => texts.map((text, index) => cell(text, index)).join('');
  const first = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const last = foot ? `<tfoot><tr>${cells(foot)}</tr></tfoot>` : '';
  return `<div class="scroll" tabindex="0" role="region"${attributes({ 'aria-label': caption })}><table><caption class="vh">${escapeHtml(caption)}</caption><thead><tr>${first}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody>${last}</table></div>`;
}

function cell(text: string, index: number): string {
  return index === 0 ? `<th scope="row" dir="auto">${escapeHtml(text)}</th>` : `<td>${escapeHtml(text)}</td>`;
}
