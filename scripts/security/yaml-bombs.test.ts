import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readRule } from '../engine/read/rule.ts';
import { readWorkspace } from '../engine/read/workspace.ts';
import { readText } from '../fuzz/edited-document.ts';

const milliseconds = 100;
const most = 60 * 1024;
const laughs = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`).join('\n');

/** Frontmatter made to take time or memory; `fault` is what the record says of it. */
const bombs: [name: string, yaml: string, fault: RegExp][] = [
  ['aliases of aliases', `l0: &l0 [x]\n${laughs}\n`, /anchors and aliases/],
  ['one alias', 'title: &a T\nid: *a\n', /anchors and aliases/],
  ['brackets in brackets', `x: ${'['.repeat(most)}\n`, /nested deeper than 40/],
  ['braces in braces', `x: ${'{a: '.repeat(5000)}\n`, /nested deeper than 40/],
  ['dashes behind dashes', `x:\n  ${'- '.repeat(5000)}a\n`, /nested deeper than 40/],
  ['maps in maps', `${Array.from({ length: 330 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n`, /./],
  ['the same key', `title: T\n${'a: 1\n'.repeat(most / 5)}`, /at most 256/],
  ['many keys', `title: T\n${Array.from({ length: 300 }, (_, index) => `k${index}: 1`).join('\n')}\n`, /at most 256/],
  ['questions', `${'? '.repeat(most / 2)}\n`, /nested deeper than 40/],
  ['tags', `x: ${'!a '.repeat(most / 3)}\n`, /./],
  ['colons', `x: ${'a: '.repeat(most / 3)}\n`, /./],
  ['quotes', `x: ${'"'.repeat(most)}\n`, /./],
  ['size', `title: T\nx: ${'y'.repeat(70_000)}\n`, /at most 64 KiB/],
  ['blank lines', `title: T\n${'\n'.repeat(50_000)}x: [\n`, /not closed/],
  ['merge keys', `a: &a { b: 1 }\n${'<<: *a\n'.repeat(1000)}`, /anchors and aliases|stands twice/],
  ['marks of a conflict', `${'<<<<<<< a\n=======\n>>>>>>> b\n'.repeat(300)}`, /merge conflict/],
];

beforeAll(() => {
  for (let times = 0; times < 20; times++) readText('---\ntitle: T\nx: [a, { b: c }]\n---\n');
});

test.each(bombs)('%s are refused, in less than 100 ms of the processor', (_, yaml, fault) => {
  // the least of three: what the processor does for others meanwhile is no part of it
  const times = [1, 2, 3].map((time) => {
    const start = process.cpuUsage();
    const { problems } = readText(`---\n${yaml}---\n${time}\n`);
    const { user, system } = process.cpuUsage(start);
    expect(problems.get('')).toMatch(fault);
    return (user + system) / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(milliseconds);
});

test('a rule and a workspace are as safe', () => {
  for (const [, yaml] of bombs) {
    const text = yaml.repeat(3);
    const start = process.cpuUsage();
    expect(readWorkspace({ path: 'workspace.yml', text }, z).diagnostics).not.toEqual([]);
    expect(readRule({ path: 'automations/x.yml', text }).diagnostics).not.toEqual([]);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(50 * milliseconds);
  }
});
