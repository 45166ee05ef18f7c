import { expect, test } from 'vitest';
import { writeTracker } from '../tests/tracker.ts';
import { siteReader } from '../tracker.ts';

test('the usual charts tell who has what where there are people', async () => {
  const groupsOf = async (workspace: string, board = 'lists: [todo]\n') => {
    const root = writeTracker({
      'workspace.yml': workspace,
      'lists/work.yml': board,
      'records/work/todo/a.md': '---\ntitle: A\n---\n',
    });
    const { site } = await siteReader({ root, audience: 'public', base: '/', live: false, environment: {} })();
    return site.dashboards.flatMap(({ charts }) => charts.flatMap((chart) => ('by' in chart ? chart.by : [])));
  };
  expect(await groupsOf('title: T\npeople: { ana: { name: Ana } }\n')).toEqual(['list', 'assignees']);
  expect(await groupsOf('title: T\n')).toEqual(['list']);
  const asked = 'lists: [todo]\nviews:\n  - { view: dashboard, charts: [{ type: bar, by: assignees }] }\n';
  expect(await groupsOf('title: T\n', asked)).toEqual(['assignees']);
});
