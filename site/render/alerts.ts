import type { Color } from '../../scripts/model/value.ts';
import { escapeHtml } from './escape.ts';
import { lineDrawing } from './icons.ts';
import type { Node } from './markdown-node.ts';
import type { Words } from './words.ts';

type Kind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

const looks: { [kind in Kind]: { color: Color; drawing: string } } = {
  note: { color: 'blue', drawing: '<circle cx="8" cy="8" r="5.5"/><path d="M8 7.5v3M8 5.200v.1"/>' },
  tip: {
    color: 'green',
    drawing: '<path d="M6 10.500c-1.300-.8-2-2-2-3.500a4 4 0 0 1 8 0c0 1.500-.7 2.700-2 3.500V12H6zM6.800 14h2.400"/>',
  },
  important: {
    color: 'violet',
    drawing:
      '<path d="M3.500 2.500h9a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H8l-3 2.500v-2.500H3.500a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 4.800v2.700M8 9.300v.1"/>',
  },
  warning: { color: 'amber', drawing: '<path d="M8 2.800 14 13H2zM8 6.800v3M8 11.400v.1"/>' },
  caution: {
    color: 'red',
    drawing: '<path d="M5.600 2.500h4.800l3.100 3.100v4.800l-3.100 3.100H5.600l-3.100-3.100V5.600zM8 5v3.500M8 10.900v.1"/>',
  },
};

/** A quote that begins with `[!NOTE]` alone in its line, as GitHub has it; `rest` is what it says. */
export interface Alert {
  kind: Kind;
  rest: Node[];
}

/** Undefined for any other quote, and for one that says nothing. */
export function alertOf(quote: Node): Alert | undefined {
  if (quote.tagName !== 'blockquote') return undefined;
  const parts = (quote.children ?? []).filter(({ type, value }) => type !== 'text' || value?.trim() !== '');
  const [first, ...others] = parts;
  const [opening, ...line] = first?.tagName === 'p' ? (first.children ?? []) : [];
  const [whole, word = ''] = /^\[!(\w{3,9})\][ \t]*(?:\n|$)/.exec(opening?.type === 'text' ? (opening.value ?? '') : '') ?? [];
  const kind = word.toLowerCase();
  if (!first || whole === undefined || !isKind(kind)) return undefined;
  const after = opening?.value?.slice(whole.length) ?? '';
  const broken = after === '' && line[0]?.tagName === 'br';
  if (after === '' && line.length > 0 && !broken && !whole.endsWith('\n')) return undefined;
  const said = [{ type: 'text', value: after }, ...(broken ? line.slice(1) : line)];
  const rest = after === '' && said.length === 1 ? others : [{ ...first, children: said }, ...others];
  return rest.length === 0 ? undefined : { kind, rest };
}

/** The frame of an alert: its colour, a drawing and the word for it. */
export function drawAlert({ kind }: Alert, inside: string, words: Words): string {
  const { color, drawing } = looks[kind];
  const word = escapeHtml(words.say(`alert.${kind}`));
  return `<div class="alert" data-c="${color}" role="note"><p class="alert-word">${lineDrawing(drawing)}${word}</p>${inside}</div>`;
}

function isKind(word: string): word is Kind {
  return Object.hasOwn(looks, word);
}
