import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openTracker } from '../../scripts/workspace.ts';
import { readSite } from '../tests/reading.ts';

const canary = 'kanarienvogel';
const files = {
  'workspace.yml':
    'title: T\nviews:\n  - { view: dashboard, title: All, charts: [{ type: bar, by: board }, { type: bar, by: list }, { type: burn-up }, { type: cumulative-flow }, { type: cycle-time }, { type: stat, show: all }] }\n',
  'lists/sales.yml': `lists: [open, { name: won, done: true }]
fields:
  pay: { type: number, private: true }
  who: { type: text, private: true }
  partner: { type: reference, board: vault }
views:
  - view: dashboard
    charts:
      - { type: bar, by: who, title: by-private }
      - { type: stat, show: all, sum: pay, title: sum-private }
      - { type: stat, show: all, where: 'pay > 5', title: where-private }
      - { type: bar, by: partner, title: by-partner }
      - { type: burn-up, where: 'who != ""', title: where-private-in-time }
  - { view: dashboard, title: Rich, where: 'pay > 5' }
`,
  'lists/vault.yml': `title: ${canary}\npublish: members\nlists: [${canary}-list]\n`,
  'records/sales/open/acme.md': `---\ntitle: Acme\npay: 77123\nwho: ${canary}\npartner: ${canary}-plan\n---\n`,
  [`records/vault/${canary}-list/${canary}-plan.md`]: '---\ntitle: Plan\n---\n',
};

test('charts of the public tell nothing of private fields and other boards; members see all', async () => {
  const root = mkdtempSync(join(tmpdir(), 'woad-charts-'));
  const kinds = new Map<string, string[]>();
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    for (const words of ['init -q', 'add -A', '-c user.name=Ana -c user.email=ana@t.example commit -q -m Begin'])
      execFileSync('git', words.split(' '), { cwd: root });
    // a chart that is written wrongly is not drawn for anybody, and proves nothing
    expect((await openTracker(root, new Date())).tracker.diagnostics.map(({ message }) => message)).toEqual([]);
    const told = async (audience: 'public' | 'members') => {
      const { boards, dashboards } = await readSite(root, audience);
      const drawn = [
        ...dashboards.flatMap(({ charts }) => charts),
        ...boards.flatMap(({ views }) => views.flatMap(({ charts = [] }) => charts)),
      ];
      kinds.set(audience, drawn.map(({ type }) => type).sort());
      return JSON.stringify(drawn);
    };
    const [open, members] = [await told('public'), await told('members')];
    expect(open).not.toMatch(new RegExp(`${canary}|77123|77,123|private`));
    expect(open).toContain('by-partner');
    const overAll = ['bar', 'bar', 'burn-up', 'cumulative-flow', 'missing', 'stat'];
    expect(kinds.get('public')).toEqual([...overAll, 'bar'].sort());
    expect(kinds.get('members')).toEqual(expect.arrayContaining(overAll));
    for (const part of [canary, '77123', 'by-private', 'sum-private', 'where-private', 'where-private-in-time'])
      expect(members).toContain(part);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
