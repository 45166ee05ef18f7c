import { expect, test } from 'vitest';
import { compileTemplate, fillTemplate } from '../engine/expression/template.ts';
import { names, values, world } from '../story/deal.ts';
import { newTracker } from '../workflow/place.ts';

const bombs = [
  `"${'a'.repeat(30)}!".matches("(a+)+$")`,
  `title.matches("(a+)+$")`,
  `${'('.repeat(900)}1${')'.repeat(900)} == 1`,
  Array.from({ length: 450 }, () => 'size(title)').join(' + '),
  `[${'1,'.repeat(1000)}1].size() > 1`,
];

test.each(bombs)('an expression that would take long is refused before it runs: %.30s', async (source) => {
  const place = newTracker({ 'automations/x.yml': `when: { record-moved: {} }\nif: ${JSON.stringify(source)}\ndo: [{ comment: Hi }]\n` });
  const start = process.cpuUsage();
  const checked = await place.woad('check');
  const listed = await place.woad('list', '--where', source);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(5000);
  expect([checked.code, checked.output.includes('automations/x.yml:2:')]).toEqual([1, true]);
  expect(listed.code).toBe(2);
});

test('what a record holds is never read as a template', () => {
  const compiled = compileTemplate('{{ title }} and {{ title }}', names);
  if ('problem' in compiled) throw new Error(compiled.problem);
  for (const title of ['{{ vars.X }}', '{{', '}}', '{{ title }}', '$& $1 $`', '{% x %}']) {
    const filled = fillTemplate(
      compiled.template,
      (name) => (name === 'title' ? title : values(name)),
      world,
      (value) => value,
    );
    expect(filled).toMatchObject({ text: `${title} and ${title}` });
  }
});
