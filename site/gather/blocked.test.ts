import { afterEach, expect, test } from 'vitest';
import { newRepository, removeFolders } from '../../scripts/story/history-repository.ts';
import type { Audience } from '../data.ts';
import { readSite } from '../tests/reading.ts';

afterEach(removeFolders);

const files: { [path: string]: string } = {
  'workspace.yml': 'title: T\n',
  'lists/sales.yml': `lists: [open, { name: won, done: true }]
fields:
  held: { type: formula, formula: 'blocked ? 1 : 0' }
views:
  - board
  - { view: list, title: Held, where: blocked }
  - { view: dashboard, charts: [{ type: stat, show: blocked }, { type: bar, by: blocked }] }
`,
  'lists/vault.yml': 'publish: members\nlists: [inside, { name: done, done: true }]\n',
  'records/sales/open/acme.md': '---\ntitle: Acme\nblocked_by: [vault/plan]\n---\n',
  'records/sales/open/beta.md': '---\ntitle: Beta\nblocked_by: [acme, vault/plan]\n---\n',
  'records/vault/inside/plan.md': '---\ntitle: Plan\n---\n',
};

test('what the audience does not see blocks nothing for it: no mark, no condition, no chart and no computed field tells of it', async () => {
  const { root, write, commit } = newRepository();
  for (const [path, text] of Object.entries(files)) write(path, text);
  commit();
  const told = async (audience: Audience) => {
    const { boards, records } = await readSite(root, audience);
    const views = boards.find(({ name }) => name === 'sales')?.views ?? [];
    return {
      marks: records.filter(({ blocked, card }) => blocked || card.blocked).map(({ slug }) => slug),
      narrowed: views.flatMap(({ only }) => (only ? [...only.now] : [])),
      charts: JSON.stringify(views.flatMap(({ charts = [] }) => charts)),
      computed: records.find(({ slug }) => slug === 'acme')?.properties.map(({ key }) => key),
    };
  };
  const [open, members] = [await told('public'), await told('members')];
  expect(open).toMatchObject({ marks: ['beta'], narrowed: ['sales/beta'], computed: [] });
  expect(members).toMatchObject({ marks: ['acme', 'beta'], narrowed: ['sales/acme', 'sales/beta'], computed: ['held'] });
  expect(open.charts).toContain('"amounts":[{"value":1}]');
  expect(members.charts).toContain('"amounts":[{"value":2}]');
  expect(members.charts).not.toContain('"on":false');
  expect(open.charts).toContain('"on":false');
});
