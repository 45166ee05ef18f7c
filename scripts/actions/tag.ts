import type { Action } from '../model/action.ts';
import { eachName } from '../model/option-name.ts';
import { recordName } from '../model/record.ts';

interface Options {
  add?: string | string[] | undefined;
  remove?: string | string[] | undefined;
}

export default {
  summary: 'Adds tags to the record, or takes them away; what is there already, or not there, stays so.',
  options: (z) => {
    const tags = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
    return z
      .strictObject({
        add: tags.optional().describe('The tag to add, or several.'),
        remove: tags.optional().describe('The tag to take away, or several.'),
      })
      .refine(({ add, remove }) => add !== undefined || remove !== undefined, { error: 'expected "add" or "remove" and a tag' });
  },
  plan({ record }, { add, remove }) {
    const has = [record.values.get('tags') ?? []].flat().map(String);
    const came = [add ?? []].flat().filter((tag) => !has.includes(tag));
    const gone = [remove ?? []].flat().filter((tag) => has.includes(tag));
    return [
      ...(came.length > 0 ? [{ kind: 'add' as const, record: recordName(record), key: 'tags', values: came }] : []),
      ...(gone.length > 0 ? [{ kind: 'take' as const, record: recordName(record), key: 'tags', values: gone }] : []),
    ];
  },
  causes({ add, remove }) {
    const [came, gone] = [[add ?? []].flat(), [remove ?? []].flat()];
    return [{ kind: 'changed', key: 'tags', ...([...came, ...gone].some((tag) => tag.includes('{{')) ? {} : { came, gone }) }];
  },
  names: ({ add, remove }) => [...eachName(add, 'add'), ...eachName(remove, 'remove')].map((each) => ({ kind: 'tag' as const, ...each })),
  example: 'tag: { add: escalated, remove: [waiting] }',
} satisfies Action<Options>;
