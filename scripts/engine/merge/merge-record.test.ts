import { describe, expect, test } from 'vitest';
import { fileKey, type MergedFile, type MergeText, mergeRecord, mergeYaml, textKey } from './merge-record.ts';

/** Says only that it was asked; what git does with lines is tried with git. */
const asked: MergeText = (base, ours, theirs) => ({ text: `<${base}|${ours}|${theirs}>`, conflicts: 1 });

const lines = (text: string): string => text.replace(/^\n/, '').replace(/^ {6}/gm, '').replace(/ +$/, '');
const record = (base: string, ours: string, theirs: string, body = 'Text\n'): MergedFile => {
  const [was, mine, other] = [base, ours, theirs].map((text) => `---\n${lines(text)}---\n${body}`) as [string, string, string];
  const merged = mergeRecord(was, mine, other, asked);
  expect(merged.way).toBe('keys');
  return { ...merged, text: merged.text.slice(4, -4 - body.length) };
};

describe('keys', () => {
  test('what each side added, changed or unset is there; every other byte stays', () => {
    const merged = record(
      `
      title:   'Acme'   # the name
      due: 2026-12-01
      # money
      deal_value: 12000
      color: red
      `,
      `
      title:   'Acme'   # the name
      due: 2026-12-15
      # money
      deal_value: 12000
      start: 2026-11-01
      `,
      `
      title:   'Acme'   # the name
      due: 2026-12-01
      # money
      deal_value: 13000 # new offer
      color: red
      lead_score: 80
      `,
    );
    expect(merged.conflicts).toEqual([]);
    expect(merged.text).toBe(
      lines(`
      title:   'Acme'   # the name
      due: 2026-12-15
      # money
      deal_value: 13000 # new offer
      start: 2026-11-01
      lead_score: 80
      `),
    );
  });

  test('the same key changed to two values is a conflict; ours stays the value, theirs stands below as a comment', () => {
    const merged = record('title: A\ndue: 1\nz: 1\n', 'title: A\ndue: 2 # me\nz: 1\n', 'title: B\ndue: 3\nz: 1\n');
    expect(merged.conflicts).toEqual([{ key: 'due', ours: '2', theirs: '3' }]);
    expect(merged.text).toBe('title: B\n# <<<<<<< ours\ndue: 2 # me\n# =======\n# due: 3\n# >>>>>>> theirs\nz: 1\n');
  });

  test('unset on one side and changed on the other is a conflict', () => {
    const unset = record('a: 1\ndue: 1\n', 'a: 2\n', 'a: 1\ndue:\n  - x\n  - y\n');
    expect(unset.conflicts).toEqual([{ key: 'due', ours: undefined, theirs: '["x","y"]' }]);
    expect(unset.text).toBe('a: 2\n# <<<<<<< ours\n# =======\n# due:\n#   - x\n#   - y\n# >>>>>>> theirs\n');
    const changed = record('a: 1\ndue: 1\n', 'a: 1\ndue: 2\n', 'a: 2\n');
    expect(changed.conflicts).toEqual([{ key: 'due', ours: '2', theirs: undefined }]);
    expect(changed.text).toBe('a: 2\n# <<<<<<< ours\ndue: 2\n# =======\n# >>>>>>> theirs\n');
  });

  test('the same value on both sides is none, in whatever quotes', () => {
    const merged = record('due: 1\n', 'due: "x"\nn: 5\n', "due: 'x'\n");
    expect(merged).toMatchObject({ text: 'due: "x"\nn: 5\n', conflicts: [] });
    expect(record('due: 1\n', 'due: 5\nn: 5\n', 'due: "5"\n').conflicts).toHaveLength(1);
    expect(record('v: 1\n', 'v: 1.1\nn: 5\n', 'v: 1.10\n').conflicts).toHaveLength(1);
  });

  test('a comment and the value beside it are two things', () => {
    expect(record('due: 1 # old\n', 'due: 2 # old\n', 'due: 1 # new\n')).toMatchObject({ text: 'due: 2 # new\n', conflicts: [] });
    expect(record('due: 1\n', 'due: 2 # mine\n', 'due: 2 # yours\n')).toMatchObject({ text: 'due: 2 # mine # yours\n', conflicts: [] });
    expect(record('t: [a]\n', 't: [a, x] # mine\n', 't: # yours\n  - a\n  - y\n')).toMatchObject({
      text: 't: # mine # yours\n  - a\n  - x\n  - y\n',
      conflicts: [],
    });
    expect(record('# a\ndue: 1\n', '# b\ndue: 2\n', '# a\n# c\ndue: 1\n')).toMatchObject({ text: '# b\n# c\ndue: 2\n', conflicts: [] });
  });

  test('blocks of text, values over two lines, keys in quotes and line ends go along whole', () => {
    const [base, ours, theirs] = ['a: 1\nz: 1\n', 'a: 2\n"t t": |+\n  one\n\n   two\n\nz: 1\n', 'a: 1\nw: over\n  two lines\nz: 2\n'];
    const all = 'a: 2\n"t t": |+\n  one\n\n   two\n\nw: over\n  two lines\nz: 2\n';
    expect(record(base, ours, theirs)).toMatchObject({ text: all, conflicts: [] });
    const file = (text: string) => `\ufeff---\n${text}---\nText\n`.replaceAll('\n', '\r\n');
    expect(mergeRecord(file(base), file(ours), file(theirs), asked).text).toBe(file(all));
    const unix = `---\n${theirs}---\nText\n`;
    expect(mergeRecord(file(base), file(ours), unix, asked).text).toBe(`---\n${all}---\nText\n`);
  });

  test('a record without frontmatter gets one', () => {
    expect(mergeRecord('Text\n', '---\na: 1\n---\nText\n', 'Other\n', asked).text).toBe('---\na: 1\n---\nOther\n');
    expect(mergeRecord('---\na: 1\n---', '---\na: 2\n---', '---\na: 1\n---\nText', asked).text).toBe('---\na: 2\n---\nText');
  });
});

describe('lists', () => {
  test('are sets: what each side added is there, what each side took is gone', () => {
    const merged = record(
      'tags:\n  - a # first\n  - b\n  - c\n',
      'tags:\n  - a # first\n  - b\n  - c\n  - x # mine\n',
      'tags:\n  - a # first\n  - c\n  - "y"\n',
    );
    expect(merged).toMatchObject({ text: 'tags:\n  - a # first\n  - c\n  - x # mine\n  - "y"\n', conflicts: [] });
  });

  test.each([
    ['[a, b]', '[a, b, x]', '[b, y]', 'tags: [b, x, y]\n'],
    ['[a]', '[]', '[a, y]', 'tags: [y]\n'],
    ['[a]', '[ ]', '[a, y ]', 'tags: [y ]\n'],
    ['[ a, b ] # t', '[ a ] # t', '[ b ] # t', 'tags: [] # t\n'],
    ['a', '[a, x]', '[a, y]', 'tags: [a, x, y]\n'],
    ['', '[x]', '[y]', 'tags: [x, y]\n'],
    ['', 'x', '[y]', 'tags: [x, y]\n'],
    ['[a]', '\n  - a\n  - x', '[a, "y, z"]', 'tags:\n  - a\n  - x\n  - "y, z"\n'],
    ['[a]', '[a, x]', '\n  - a\n  - y', 'tags:\n  - a\n  - x\n  - y\n'],
  ])('%j with %j and %j', (base, ours, theirs, expected) => {
    const made = (value: string) => `tags: ${value}\n`.replace(': \n', ':\n');
    expect(record(made(base), made(ours), made(theirs))).toMatchObject({ text: expected, conflicts: [] });
  });

  test('one side takes the last item and with it the key, the other adds one', () => {
    expect(record('a: 1\ntags:\n  - x\n', 'a: 1\n', 'a: 1\ntags:\n  - x\n  - y\n')).toMatchObject({
      text: 'a: 1\ntags:\n  - y\n',
      conflicts: [],
    });
    expect(record('a: 1\ntags:\n  - x\n  - y\n', 'a: 1\ntags:\n  - x\n', 'a: 1\ntags:\n  - y\n')).toMatchObject({
      text: 'a: 1\n',
      conflicts: [],
    });
  });
});

describe('text', () => {
  const body = (base: string, ours: string, theirs: string) => {
    const [was, mine, other] = [base, ours, theirs].map((text) => `---\na: 1\n---\n${text}`) as [string, string, string];
    return mergeRecord(was, mine, other, asked);
  };

  test('changed on one side it is taken, changed on both git merges its lines', () => {
    expect(mergeRecord('---\na: 1\n---\nA\n', '---\na: 2\n---\nA\n', '---\na: 1\n---\nB\n', asked).text).toBe('---\na: 2\n---\nB\n');
    expect(body('A\n', 'B\n', 'C\n')).toEqual({
      text: '---\na: 1\n---\n<A\n|B\n|C\n>',
      conflicts: [{ key: textKey, ours: undefined, theirs: undefined }],
      way: 'keys',
    });
  });

  test('items of a checklist that were ticked side by side, or added below the same one, are all there', () => {
    const ticked = body(
      '- [ ] one\n- [ ] two\n- [x] three\n',
      '- [x] one\n- [ ] two\n- [x] three\n',
      '- [ ] one\n- [x] two\n- [ ] three\n',
    );
    expect(ticked).toMatchObject({ text: '---\na: 1\n---\n- [x] one\n- [x] two\n- [ ] three\n', conflicts: [] });
    const added = body('- [ ] one\n', '- [ ] one\n- [ ] mine\n- [ ] mine too\n', '- [x] one\n- [ ] theirs\n');
    expect(added).toMatchObject({ conflicts: [] });
    const items = added.text.split('\n').filter((line) => line.startsWith('- '));
    expect(items.sort()).toEqual(['- [ ] mine', '- [ ] mine too', '- [ ] theirs', '- [x] one']);
    expect(added.text).toContain('- [ ] mine\n- [ ] mine too\n');
  });

  test('a comment without frontmatter is text', () => {
    expect(mergeRecord('A\n', 'B\n', 'C\n', asked).text).toBe('<A\n|B\n|C\n>');
  });
});

describe('what cannot be told apart', () => {
  test('broken YAML on any side is merged by lines, whole', () => {
    const [fine, broken] = ['---\na: 1\n---\nText\n', '---\na: [\n---\nText\n'];
    const merged = mergeRecord(fine, '---\na: 2\n---\nText\n', broken, asked);
    expect(merged).toEqual({
      text: `<${fine}|---\na: 2\n---\nText\n|${broken}>`,
      conflicts: [{ key: fileKey, ours: undefined, theirs: undefined }],
      way: 'lines',
    });
    expect(mergeYaml('a: 1\n', '{ a: 2 }\n', 'a: 3\n', asked).way).toBe('lines');
  });

  test('two new records of one name: keys that differ conflict, two ids are never mixed', () => {
    const both = mergeRecord('', '---\ntitle: A\nnumber: T-1\n---\n', '---\ntitle: A\nnumber: T-2\ndue: 1\n---\n', asked);
    expect(both.conflicts).toEqual([{ key: 'number', ours: 'T-1', theirs: 'T-2' }]);
    expect(both.text).toBe('---\ntitle: A\n# <<<<<<< ours\nnumber: T-1\n# =======\n# number: T-2\n# >>>>>>> theirs\ndue: 1\n---\n');
    const ids = mergeRecord('', '---\nid: x\n---\n', '---\nid: y\ndue: 1\n---\n', asked);
    expect(ids).toMatchObject({ way: 'lines', conflicts: [{ key: 'id', ours: 'x', theirs: 'y' }] });
  });
});
