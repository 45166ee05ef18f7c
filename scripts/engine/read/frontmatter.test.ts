import fc from 'fast-check';
import matter from 'gray-matter';
import { describe, expect, test } from 'vitest';
import { splitFrontmatter } from './frontmatter.ts';

describe('splitFrontmatter', () => {
  test('gives both parts and where they stand', () => {
    const text = '---\ntitle: A\n---\nbody\n';
    expect(splitFrontmatter(text)).toEqual({ yaml: 'title: A\n', yamlStart: 4, body: 'body\n', bodyStart: 17, present: true });
  });

  test('keeps a byte order mark and Windows line ends out of the way', () => {
    const split = splitFrontmatter('\ufeff---\r\ntitle: A\r\n---\r\nbody');
    expect(split).toEqual({ yaml: 'title: A\r\n', yamlStart: 6, body: 'body', bodyStart: 21, present: true });
  });

  test.each([
    ['an empty one', '---\n---\nbody', '', 'body'],
    ['one of comments only', '---\n# nothing\n---\nbody', '# nothing\n', 'body'],
    ['no text below', '---\ntitle: A\n---', 'title: A\n', ''],
    ['a "---" line in the text below', '---\ntitle: A\n---\nbody\n---\nmore', 'title: A\n', 'body\n---\nmore'],
    ['blanks behind the dashes', '--- \ntitle: A\n---  \nbody', 'title: A\n', 'body'],
  ])('reads %s', (_, text, yaml, body) => {
    expect(splitFrontmatter(text)).toMatchObject({ yaml, body, present: true });
  });

  test.each(['', 'just text', '----\nrule', '# Title\n---\n'])('finds none in %j', (text) => {
    expect(splitFrontmatter(text)).toMatchObject({ yaml: '', body: text, present: false });
  });

  test.each([
    ['---js\n{}\n---\n', 'the first line is "---js"; expected "---" alone'],
    ['---javascript\n{}\n---\n', 'the first line is "---javascript"; expected "---" alone'],
    ['---JS\n{}\n---\n', 'the first line is "---JS"; expected "---" alone'],
    ['--- js \n{}\n---\n', 'the first line is "--- js"; expected "---" alone'],
    ['---json\n{}\n---\n', 'the first line is "---json"; expected "---" alone'],
    ['---\ntitle: A\n', 'the frontmatter is not closed; expected a line "---" below it'],
    ['---', 'the frontmatter is not closed; expected a line "---" below it'],
    [
      '---\nA: 1\n---foo\nB: 2\n---\n',
      '"---foo" stands where the frontmatter ends; expected "---" alone, or that line indented or in quotes',
    ],
  ])('refuses %j', (text, problem) => {
    expect(splitFrontmatter(text)).toMatchObject({ problem });
  });

  test('runs nothing, however the language is spelled', () => {
    const canary = globalThis as { woadCanary?: boolean };
    for (const word of ['js', 'javascript', 'JS', ' js', '\tjs', 'json', 'coffee']) {
      splitFrontmatter(`---${word}\n(globalThis.woadCanary = true, {})\n---\n`);
    }
    expect(canary.woadCanary).toBeUndefined();
  });

  test('is not kept busy by many blank lines, and refuses what is too long', () => {
    expect(splitFrontmatter(`---\na: 1\n${'\n'.repeat(60_000)}---\n`)).toMatchObject({ present: true });
    expect(splitFrontmatter(`---\n${'\n'.repeat(1_000_000)}`)).toMatchObject({ problem: expect.stringContaining('not closed') });
    expect(splitFrontmatter(`---\n${'a: 1\n'.repeat(60_000)}---\n`)).toMatchObject({
      problem: expect.stringContaining('293 KiB of frontmatter'),
    });
  });

  test('splits where gray-matter does', () => {
    const parse = () => ({});
    const line = fc.oneof(fc.constantFrom('---', '', 'a: 1', '  ---', '...', '# x'), fc.string());
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = ['---', ...lines].join(end);
        const split = splitFrontmatter(text);
        if ('problem' in split) return;
        const { matter: yaml, content } = matter(text, { language: 'yaml', engines: { yaml: { parse } } });
        expect(split.yaml.trim()).toBe(yaml.trim());
        expect(split.body.trim()).toBe(content.trim());
      }),
    );
  });

  test('loses no byte and never throws', () => {
    const line = fc.oneof(fc.constantFrom('---', '---js', '', 'a: 1', '  ---', '---x', '...', '\ufeff'), fc.string());
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const split = splitFrontmatter(text);
        if ('problem' in split) return;
        expect(text.slice(split.yamlStart, split.yamlStart + split.yaml.length)).toBe(split.yaml);
        expect(text.slice(split.bodyStart)).toBe(split.body);
      }),
    );
  });
});
