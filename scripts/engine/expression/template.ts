import type { Values } from './evaluate.ts';
import { compileExpression, type Expression, evaluateExpression } from './expression.ts';
import type { ExpressionNames, ExpressionWorld } from './kinds.ts';
import type { ExpressionProblem } from './parse.ts';
import { showValue } from './show.ts';

/** A text with `{{ }}` in it, read once: texts and expressions in turn. */
export interface Template {
  source: string;
  parts: (string | Expression)[];
}

/** Reads the `{{ CEL }}` of a text that people wrote in a rule; the offset of a problem is in the text. */
export function compileTemplate(source: string, names: ExpressionNames): { template: Template } | ExpressionProblem {
  const parts: Template['parts'] = [];
  let rest = 0;
  for (let start = source.indexOf('{{'); start >= 0; start = source.indexOf('{{', rest)) {
    const end = endOf(source, start + 2);
    if (end === undefined) return { problem: '"{{" has no "}}" behind it', offset: start };
    const compiled = compileExpression(source.slice(start + 2, end), names);
    if ('problem' in compiled) return { ...compiled, offset: start + 2 + compiled.offset };
    if (compiled.expression.kind === 'map') return { problem: 'a map cannot stand in a text; name one of its values', offset: start };
    if (start > rest) parts.push(source.slice(rest, start));
    parts.push(compiled.expression);
    rest = end + 2;
  }
  if (rest < source.length) parts.push(source.slice(rest));
  return { template: { source, parts } };
}

/** Where the closing `}}` begins; one inside quotes or behind an open brace does not count. */
function endOf(source: string, from: number): number | undefined {
  let quote = '';
  let braces = 0;
  for (let at = from; at < source.length; at++) {
    const char = source.charAt(at);
    if (quote) {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '{') braces++;
    else if (char === '}' && braces > 0) braces--;
    else if (char === '}' && source.charAt(at + 1) === '}') return at;
  }
  return undefined;
}

/** Fills a template in one pass: what a value holds is text and never read as a template. `escapeText` makes a value fit for where it goes. An empty value counts as missing. */
export function fillTemplate(
  template: Template,
  values: Values,
  world: ExpressionWorld,
  escapeText: (text: string) => string = (text) => text,
): { text: string; missing: string[] } | { problem: string } {
  const missing = new Set<string>();
  let text = '';
  for (const part of template.parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const evaluation = evaluateExpression(part, values, world);
    if ('problem' in evaluation) return { problem: `{{${part.source}}}: ${evaluation.problem}` };
    const shown = showValue(evaluation.value);
    if (shown === '') for (const name of evaluation.missing.length > 0 ? evaluation.missing : [part.source.trim()]) missing.add(name);
    text += escapeText(shown);
  }
  return { text, missing: [...missing] };
}
