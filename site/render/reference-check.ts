import type { ReferenceCheck, ReferenceFinding } from '../reference.ts';
import { escapeHtml } from './escape.ts';
import { entryHeading, sentence } from './reference-options.ts';

type Case = ReferenceCheck['examples'][number];

/** A check, and the files in which it finds something. */
export function drawCheck({ name, summary, mends, examples }: ReferenceCheck): string {
  const found = examples.flatMap(({ files, elsewhere }) => [...elsewhere, ...files.flatMap(({ findings }) => findings)]);
  const marks = [...(found.every(({ severity }) => severity === 'warning') ? ['warning'] : []), ...(mends ? ['--fix mends it'] : [])];
  return `${entryHeading(2, name, marks)}<p>${sentence(summary)}</p>${examples.map(drawCase).join('')}`;
}

function drawCase({ files, elsewhere, mends }: Case): string {
  const other = elsewhere.map((finding) => drawFinding(finding, `${finding.path}:`));
  const mended = mends.map((mend) => `<p class="mend">--fix: ${escapeHtml(mend)}</p>`);
  return `<div class="case">${files.map(drawFile).join('')}${other.join('')}${mended.join('')}</div>`;
}

/** The file with its faulty lines marked, and what is said of them. */
function drawFile({ path, lines, findings }: Case['files'][number]): string {
  const faulty = new Set(findings.map(({ line }) => line));
  const drawn = lines.map((line, index) => (faulty.has(index + 1) ? `<mark>${escapeHtml(line)}</mark>` : escapeHtml(line)));
  return `<figure><figcaption>${escapeHtml(path)}</figcaption><pre tabindex="0">${drawn.join('\n')}</pre></figure>${findings.map((finding) => drawFinding(finding)).join('')}`;
}

function drawFinding({ line, column, severity, message }: ReferenceFinding, path = ''): string {
  const isWarning = severity === 'warning';
  return `<p class="${isWarning ? 'wrong warning' : 'wrong'}"><span>${escapeHtml(`${path}${line}:${column}`)}</span> ${isWarning ? 'warning: ' : ''}${escapeHtml(message)}</p>`;
}
