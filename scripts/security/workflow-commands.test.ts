import { expect, test } from 'vitest';
import { newTracker } from '../workflow/place.ts';

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
