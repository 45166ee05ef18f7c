import { linksIn } from '../../scripts/model/links.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { RelatedRecord, Relation, SiteRecord } from '../data.ts';
import type { BoardView, Tools } from './tools.ts';

type Kind = Relation['kind'];

/** Ties records together, both ways, as far as the audience sees both; `sources` are in the order of `records`. */
export function relate(
  sources: TrackerRecord[],
  records: SiteRecord[],
  named: Map<string, SiteRecord>,
  views: Map<string, BoardView>,
  tools: Tools,
): void {
  const found = new Map<SiteRecord, Map<string, Relation>>();
  const add = (record: SiteRecord, kind: Kind, related: RelatedRecord, title?: Relation['title']) => {
    const relations = found.get(record) ?? new Map<string, Relation>();
    found.set(record, relations);
    const key = `${kind} ${JSON.stringify(title ?? '')}`;
    const relation: Relation = relations.get(key) ?? { kind, records: [], ...(title === undefined ? {} : { title }) };
    relations.set(key, relation);
    if (!relation.records.some(({ name, record: other }) => name === related.name && other === related.record))
      relation.records.push(related);
  };
  const tie = (record: SiteRecord, written: string, there: Kind, back: Kind) => {
    const name = tools.fullName(written, record.board);
    if (views.get(record.board)?.isWithheld(name)) return;
    const other = named.get(name);
    add(record, there, other ? { name: other.name, record: other } : { name });
    if (other) add(other, back, { name: record.name, record });
  };

  for (const [index, source] of sources.entries()) {
    const record = records[index];
    const view = views.get(source.board);
    if (!record || !view) continue;
    const parent = source.values.get('parent');
    if (typeof parent === 'string' && tools.fullName(parent, record.board) !== record.name) tie(record, parent, 'parent', 'children');
    for (const blocker of tools.textsOf(source, 'blocked_by')) tie(record, blocker, 'blocked_by', 'blocks');
    for (const field of view.board.fields.values()) {
      const value = source.values.get(field.name);
      if (value === undefined || view.secret.has(field.name) || field.hidden) continue;
      for (const mention of tools.fields.get(field.type)?.mentions?.(value, field.options, source.board) ?? []) {
        const other = mention.kind === 'record' ? named.get(tools.fullName(mention.name, source.board)) : undefined;
        if (other) add(other, 'referenced_by', { name: record.name, record }, field.title);
      }
    }
    // what reading found in the text counts while the audience sees all of it
    for (const link of record.body === source.body ? (source.named?.links ?? []) : linksIn(record.body)) {
      const other = link.to === 'record' ? named.get(tools.fullName(link.target, source.board)) : undefined;
      if (other && other !== record) add(other, 'mentioned_by', { name: record.name, record });
    }
  }
  const order: Kind[] = ['parent', 'children', 'blocked_by', 'blocks', 'referenced_by', 'mentioned_by'];
  for (const [record, relations] of found) {
    record.relations = [...relations.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    const children = record.relations.find(({ kind }) => kind === 'children')?.records;
    if (children) record.progress = { done: children.filter((child) => child.record?.done).length, total: children.length };
  }
}
