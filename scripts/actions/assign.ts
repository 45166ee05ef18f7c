import type { Action } from '../model/action.ts';
import { eachName } from '../model/option-name.ts';
import { recordName } from '../model/record.ts';

interface Options {
  add?: string | string[] | undefined;
  remove?: string | string[] | undefined;
}

export default {
  summary: 'Assigns the record to people and teams, or takes them off it; who is there already, or not there, stays so.',
  options: (z) => {
    const people = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
    return z
      .strictObject({
        add: people.optional().describe('Who is to be assigned: a person or team, or several; actor is who made the change.'),
        remove: people.optional().describe('Who is taken off: a person or team, or several; actor is who made the change.'),
      })
      .refine(({ add, remove }) => add !== undefined || remove !== undefined, { error: 'expected "add" or "remove" and a person' });
  },
  writes: 'value',
  plan({ record, actor }, { add, remove }, { workspace }) {
    const named = (given: string | string[] | undefined) => [given ?? []].flat().map((key) => (key === 'actor' ? actor : key));
    if ([add, remove].flat().includes('actor') && !workspace.people.has(actor))
      return { problem: actor === '' ? 'nobody made the change: time did' : 'who made the change is not a person of the workspace' };
    const has = [record.values.get('assignees') ?? []].flat().map(String);
    const came = [...new Set(named(add))].filter((key) => !has.includes(key));
    const gone = [...new Set(named(remove))].filter((key) => has.includes(key));
    return [
      ...(came.length > 0 ? [{ kind: 'add' as const, record: recordName(record), key: 'assignees', values: came }] : []),
      ...(gone.length > 0 ? [{ kind: 'take' as const, record: recordName(record), key: 'assignees', values: gone }] : []),
    ];
  },
  causes: ({ add, remove }) => {
    const known = [add ?? [], remove ?? []].flat().every((key) => key !== 'actor' && !key.includes('{{'));
    const values = known ? { came: [add ?? []].flat(), gone: [remove ?? []].flat() } : {};
    return [{ kind: 'changed', key: 'assignees', ...values }];
  },
  names: ({ add, remove }) =>
    [...eachName(add, 'add'), ...eachName(remove, 'remove')]
      .filter(({ name }) => name !== 'actor')
      .map((each) => ({ kind: 'person' as const, ...each })),
  example: 'assign: { add: [ana, actor], remove: luis }',
} satisfies Action<Options>;
