import type { Progress } from '../data.ts';

/** A part of a text, as Sätteri hands it over. */
export interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: { [name: string]: unknown };
  children?: Node[];
}

/** All words in a part, without its tags. */
export function textOf(node: Node): string {
  return node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('');
}

/** The classes that the parser gave, or a tag in the text. */
export function classesOf(node: Node): string[] {
  const names = node.properties?.['className'];
  return Array.isArray(names) ? names.map(String) : [];
}

/** Where the parser gathers footnotes: at the end of the whole text. */
export function isFootnotes(node: Node): boolean {
  return node.tagName === 'section' && node.properties?.['dataFootnotes'] !== undefined;
}

/** 1 to 6 of the highest heading that was written, 9 without one; that of the footnotes nobody wrote. */
export function highestHeading(node: Node): number {
  if (isFootnotes(node)) return 9;
  let highest = levelOf(node.tagName) ?? 9;
  for (const child of node.children ?? []) if (child.type !== 'text') highest = Math.min(highest, highestHeading(child));
  return highest;
}

const levels = new Map(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag, index) => [tag, index + 1]));

/** 1 to 6 of a heading's tag, undefined of any other. */
export function levelOf(tag: string | undefined): number | undefined {
  return tag === undefined ? undefined : levels.get(tag);
}

/** How many items of task lists a tree holds, and how many are checked. */
export function countTasks(node: Node, into: Progress = { done: 0, total: 0 }): Progress {
  if (node.tagName === 'input' && node.properties?.['type'] === 'checkbox') {
    into.total += 1;
    if (node.properties['checked'] === true) into.done += 1;
  }
  for (const child of node.children ?? []) countTasks(child, into);
  return into;
}
