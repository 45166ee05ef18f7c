import { expect, test } from 'vitest';
import type { RelatedRecord, Relation, SiteRecord } from '../data.ts';
import { recordOf, siteOf } from '../tests/sample.ts';
import { sideRelations } from './related.ts';

const [open, over, friend, other] = ['open', 'over', 'friend', 'other'].map((slug) => recordOf({ slug })) as [
  SiteRecord,
  SiteRecord,
  SiteRecord,
  SiteRecord,
];
const to = (kind: Relation['kind'], ...records: SiteRecord[]): Relation => ({
  kind,
  records: records.map((record): RelatedRecord => ({ name: record.name, record })),
});

/** What the side of a page tells of relations: slugs by kind. */
function told(relations: Relation[], part: Partial<SiteRecord> = {}): { [kind: string]: string[] } {
  const record = recordOf({ slug: 'own', relations, ...part });
  const left = sideRelations(record, siteOf([record, open, over, friend, other]));
  return Object.fromEntries(left.map(({ kind, records }) => [kind, records.flatMap((each) => each.record?.slug ?? [])]));
}

test('each record is named once, in its strongest relation', () => {
  const mentions = to('mentioned_by', open, over, friend, other);
  expect(told([to('parent', open), to('blocked_by', over), to('blocks', over), to('referenced_by', over, friend), mentions])).toEqual({
    blocked_by: ['over'],
    blocks: ['over'],
    referenced_by: ['friend'],
    mentioned_by: ['other'],
  });
});

test('a field that names a record goes before what leads back from it and before a mention', () => {
  const properties = [
    { key: 'friend', title: 'Friend', display: { as: 'records' as const, records: ['sales/friend'] } },
    { key: 'all', title: 'All', display: { as: 'several' as const, of: [{ as: 'records' as const, records: ['sales/other'] }] } },
  ];
  const relations = [to('referenced_by', friend, open), to('mentioned_by', friend, other)];
  expect(told(relations, { properties })).toEqual({ referenced_by: ['open'] });
});
