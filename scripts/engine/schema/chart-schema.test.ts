import { expect, test } from 'vitest';
import { z } from 'zod';
import { type ChartOption, chartKinds, readCharts } from '../../model/chart.ts';
import type { JsonSchema } from '../../model/json-schema.ts';
import { fits } from '../../story/json-schema.ts';
import { boardFileSchema, workspaceFileSchema } from './board-file.ts';
import { chartSchema } from './chart-schema.ts';
import { partOf } from './from-zod.ts';

const options = (schema: JsonSchema, kind: string): { [option: string]: JsonSchema } => {
  const [, map] = schema['anyOf'] as [JsonSchema, JsonSchema];
  const way = (map['allOf'] as JsonSchema[]).find((each) => fits(each['if'] as JsonSchema, { type: kind }));
  return partOf(way ?? {}, 'then', 'properties') as { [option: string]: JsonSchema };
};

test.each(Object.keys(chartKinds) as (keyof typeof chartKinds)[])(
  'of %s an editor offers the options that the reader takes, and their words',
  (kind) => {
    const offered = options(chartSchema(), kind);
    expect(Object.keys(offered)).toEqual(['title', 'where', ...chartKinds[kind]]);
    for (const [option, schema] of Object.entries(offered)) {
      const [words] = (schema['anyOf'] ?? []) as JsonSchema[];
      for (const word of (words?.['enum'] ?? []) as string[])
        expect(readCharts([{ type: kind, [option as ChartOption]: word }], []).problems, `${option}: ${word}`).toEqual([]);
    }
  },
);

test('boards and the workspace offer them where charts stand, by name alone too; nothing that is read is refused', () => {
  for (const [file, own] of [
    [boardFileSchema(new Map(), ['dashboard'], z), { lists: ['a'] }],
    [workspaceFileSchema(['dashboard'], z), { title: 'T' }],
  ] as const) {
    expect(JSON.stringify(file)).toContain(JSON.stringify(chartSchema()));
    const views = [{ view: 'dashboard', charts: ['burn-up', { type: 'stat', show: 'late' }, { type: 'funel' }] }];
    expect(fits(file, { ...own, views })).toBe(true);
    expect(fits(file, { ...own, views: [{ view: 'dashboard', charts: [7] }] })).toBe(false);
  }
});
