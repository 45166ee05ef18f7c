import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeOutputs } from '../store/workflow-output.ts';
import { woadIn } from '../story/woad.ts';
import { newFolder, newTracker } from '../workflow/place.ts';

test('an annotation is one command, whatever the fault holds', async () => {
  const odd = 'a%0A::error::b,c:d';
  const place = newTracker({
    [`records/sales/todo/${odd}\n::add-mask::x.md`]: `---\ntitle: T\n"k\\n::add-mask::secret%0A": 1\ncolor: "r\\n::stop-commands::x"\n---\n`,
  });
  const lines = (await place.woad('check', '--annotate')).output.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line).toMatch(/^::(error|warning) file=[^,:]*,line=\d+,col=\d+,title=[a-z-]+::/);
  expect(lines.join('\n')).toContain('a%250A%3A%3Aerror%3A%3Ab%2Cc%3Ad%0A%3A%3Aadd-mask%3A%3Ax.md');
});

test('what is logged in a workflow begins no command', async () => {
  const place = newTracker({ 'records/sales/todo/odd.md': '---\ntitle: "::add-mask::x ##[error]y"\n---\n::stop-commands::z\n' });
  const show = (environment: { [name: string]: string }) => woadIn(place.root, ['show', 'sales/odd'], { environment });
  const { out } = await show({ GITHUB_ACTIONS: 'true' });
  expect(out).toMatch(/add-mask[\s\S]*stop-commands/);
  expect(out).not.toMatch(/^\s*::|##\[/m);
  expect((await show({})).out).toMatch(/^\s*::stop-commands/m);
});

test('an output is whole, whatever it holds, and no other comes of it', () => {
  const [one, two] = [join(newFolder(), 'one'), join(newFolder(), 'two')];
  const values = { head: 'a\nend\nEOF\npublish<<EOF\nevil\nEOF', publish: 'pages' };
  for (const file of [one, two]) writeOutputs(file, values);
  const text = readFileSync(one, 'utf8');
  const ends = [...text.matchAll(/^(head|publish)<<(end-\S{20,})$/gm)].map((match) => match[2] ?? '');
  expect(new Set(ends).size).toBe(2);
  expect(text).toBe(`head<<${ends[0]}\n${values.head}\n${ends[0]}\npublish<<${ends[1]}\npages\n${ends[1]}\n`);
  // nobody who writes a value knows how it will end
  expect(readFileSync(two, 'utf8')).not.toContain(ends[0]);
});
