import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseYaml } from '../engine/read/yaml.ts';
import { readText } from './edited-document.ts';
import { samplesMissing, unpackSamples } from './samples.ts';

interface Case {
  name: string;
  yaml: string;
  /** Whether the suite says that it is no YAML. */
  mustFail: boolean;
}
const milliseconds = 1000;

describe.skipIf(samplesMissing !== '')(`the YAML test suite${samplesMissing}`, () => {
  let folder = '';
  let cases: Case[] = [];
  beforeAll(() => {
    folder = unpackSamples('yaml-test-suite');
    cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('in.yaml'))
      .map((path) => ({
        name: dirname(path),
        yaml: readFileSync(join(folder, path), 'utf8'),
        mustFail: existsSync(join(folder, dirname(path), 'error')),
      }));
    // what is loaded and made once is no part of a case
    for (const { yaml } of cases.slice(0, 20)) readText(fence(yaml));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every case as frontmatter is a record or a fault, each in less than a second of the processor', () => {
    expect([cases.length, cases.filter(({ mustFail }) => mustFail).length]).toEqual([402, 94]);
    const slow: string[] = [];
    for (const { name, yaml } of cases) {
      const start = process.cpuUsage();
      const record = readText(fence(yaml));
      const { user, system } = process.cpuUsage(start);
      if (user + system > milliseconds * 1000) slow.push(`${name}: ${(user + system) / 1000} ms`);
      const told = record.problems.size > 0 || record.values.size > 0 || record.unknown.size > 0;
      expect([name, told]).toEqual([name, true]);
    }
    expect(slow).toEqual([]);
  });

  test('every case that is no YAML is refused', () => {
    const taken = cases.filter(({ mustFail, yaml }) => mustFail && parseYaml(yaml, 0).problems.length === 0);
    expect(taken.map(({ name }) => name)).toEqual([]);
  });

  test('what is read is what the suite says, where that is a map without anchors, aliases and tags', () => {
    const wrong = cases.flatMap(({ name, yaml, mustFail }) => {
      const json = join(folder, name, 'in.json');
      const { problems, document } = parseYaml(yaml, 0);
      if (mustFail || problems.length > 0 || !existsSync(json)) return [];
      const said: unknown = JSON.parse(readFileSync(json, 'utf8') || 'null');
      return isDeepStrictEqual(document?.toJS(), said) ? [] : [name];
    });
    expect(wrong).toEqual([]);
  });
});

function fence(yaml: string): string {
  return `---\n${yaml}${yaml.endsWith('\n') ? '' : '\n'}---\nText\n`;
}
