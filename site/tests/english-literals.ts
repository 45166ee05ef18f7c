import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');
/** Of a text with places, so many ways to fill them are told. */
const mostWays = 24;
/** What holds examples, sentences for the docs and names, none of which the engine says of a record or a run. */
const silent = new Set(['example', 'examples', 'computed', 'summary', 'yaml', 'error', 'describe', 'regex']);

/** The sentences that a file of the engine says, as far as they stand in it: their places are filled in with what may stand there. */
export function sentencesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isPropertyAssignment(node) && silent.has(node.name.getText())) return;
    if (ts.isThrowStatement(node)) return;
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && silent.has(node.expression.name.text)) {
      visit(node.expression.expression);
      return;
    }
    if (isText(node)) {
      for (const text of waysOf(node)) if (isSentence(text)) found.add(text);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

type TextNode = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression;

function isText(node: ts.Node): node is TextNode {
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
}

/** At least three words, which addresses, names of files and keys are not. */
function isSentence(text: string): boolean {
  return /\p{L}+[,;:]? \p{Ll}+/u.test(text) && (text.match(/\p{L}{2,}/gu) ?? []).length >= 3;
}

function waysOf(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return waysOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...waysOf(node.whenTrue), ...waysOf(node.whenFalse)];
  if (!ts.isTemplateExpression(node)) return [placeOf(node.getText())];
  let ways = [node.head.text];
  for (const { expression, literal } of node.templateSpans)
    ways = ways
      .flatMap((way) => waysOf(expression).map((filled) => way + (filled === '' && way.endsWith('"') ? '3' : filled) + literal.text))
      .slice(0, mostWays);
  return ways;
}

/** What may stand in a place, by the name of what gives it. */
function placeOf(code: string): string {
  if (/describeKind/.test(code)) return 'a number';
  if (/didYouMean|nearest|orNearest|suggest|^meant$|^hint$|^near$|^turned$|^redirect$|^more$/i.test(code)) return '';
  if (/problem|complaint|words/i.test(code) && !/nearest/.test(code)) return 'it divides by 0';
  if (/quote|Written|JSON\.stringify/.test(code)) return '"3"';
  return '3';
}
