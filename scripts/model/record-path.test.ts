import { expect, test } from 'vitest';
import { readRecordPath } from './record-path.ts';

test('a path tells board, list and slug of a record, and nothing of what belongs to one', () => {
  expect(readRecordPath('records/sales/to do/acme.2.md')).toEqual({ board: 'sales', list: 'to do', slug: 'acme.2' });
  for (const path of [
    'records/sales/_comments/acme.md',
    'records/sales/_files/acme/x.md',
    'records/sales/_templates/call.md',
    'records/sales/acme.md',
    'records/sales/todo/acme.txt',
    'records/sales/todo/.md',
    'team/records/sales/todo/acme.md',
  ])
    expect(readRecordPath(path)).toBeUndefined();
});
