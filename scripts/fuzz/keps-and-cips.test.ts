import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../model/change.ts';
import type { ImportOptions } from '../model/importer.ts';
import { recordName } from '../model/record.ts';
import { openMemory } from '../store/memory.ts';
import { type Contents, importInto, read } from '../story/importing.ts';
import { makeOn } from './odd-tracker.ts';
import { samplesMissing, unpackSamples } from './samples.ts';

describe.skipIf(samplesMissing !== '')(`fields as people write them${samplesMissing}`, () => {
  const folders = new Map<string, string>();
  beforeAll(() => {
    for (const name of ['keps', 'cips']) folders.set(name, unpackSamples(name));
  });
  afterAll(() => {
    for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  });

  /** Files of a folder as Markdown, named by their folders. */
  const sourcesOf = (name: string, file: string, asMarkdown: (text: string) => string): Contents =>
    Object.fromEntries(
      readdirSync(folders.get(name) ?? '', { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith(`/${file}`))
        .map((path) => [
          `${path.split('/').slice(0, -1).join(' ')}.md`,
          asMarkdown(readFileSync(join(folders.get(name) ?? '', path), 'utf8')),
        ]),
    );

  /** Imports, then sets every value of every record to what it is. */
  const setAgain = (sources: Contents, options: Partial<ImportOptions>) => {
    const { after } = importInto({}, sources, options);
    const tracker = read(after);
    const changes = tracker.records.flatMap((record) =>
      // to set a key to nothing is to take it out
      [...record.values].filter(([, to]) => to !== '').map(([key, to]): Change => ({ kind: 'set', record: recordName(record), key, to })),
    );
    const { conflicts, edits, files } = makeOn(openMemory({ 'workspace.yml': 'title: T\n', ...after }), changes);
    expect(conflicts.map(({ message }) => message)).toEqual([]);
    const again = read(Object.fromEntries(Object.keys(after).map((path) => [path, files.read(path) ?? ''])));
    expect(again.records.map(({ values, problems, body }) => ({ values, problems, body }))).toEqual(
      tracker.records.map(({ values, problems, body }) => ({ values, problems, body })),
    );
    // a single value that stands for a list of one gets its brackets, a text that looks like a number its quotes; nothing else changes
    for (const edit of edits) {
      const bare = (text: unknown) =>
        String(text)
          .replace(/["'[\]]/g, '')
          .replace(/ +$/gm, '');
      expect(bare('text' in edit ? edit.text : '')).toBe(bare(after[edit.path]));
    }
    return { tracker, changes };
  };

  test('679 proposals of Kubernetes are records; a value that is set to what it is reads as before, and no other byte changes', () => {
    const sources = sourcesOf('keps', 'kep.yaml', (yaml) => `---\n${yaml.endsWith('\n') ? yaml : `${yaml}\n`}---\n`);
    const { tracker, changes } = setAgain(sources, { listFrom: 'status', titleFrom: 'title' });
    expect([Object.keys(sources).length, tracker.records.length]).toEqual([679, 679]);
    expect(changes.length).toBeGreaterThan(5000);
  });

  test('170 proposals of Cardano too', () => {
    const sources = sourcesOf('cips', 'README.md', (text) => text);
    const { tracker } = setAgain(sources, { listFrom: 'Status', titleFrom: 'Title' });
    expect(tracker.records).toHaveLength(Object.keys(sources).length);
  });
});
