import type { Board } from '../../model/board.ts';
import type { FieldTypes, Problem } from '../../model/field-type.ts';
import { builtInKeys } from '../../model/keys.ts';
import { didYouMean } from '../../model/names.ts';
import { eachName, type OptionName } from '../../model/option-name.ts';
import type { TableAsk } from '../../model/table-ask.ts';
import type { Told } from '../../model/unknown-name.ts';
import type { Workspace } from '../../model/workspace.ts';
import { namesOfEvent } from './names.ts';

const secretNames = new Set(['secrets', 'secret', 'env', 'process']);

/** The option `records` of a step, where it has one. */
export function tableAskOf(options: unknown): TableAsk | undefined {
  const ask = optionOf(options, 'records');
  return ask !== null && typeof ask === 'object' && !Array.isArray(ask) ? (ask as TableAsk) : undefined;
}

/** What `once_per` names and nothing knows, so that every mail would be the same one, or none. */
export function* oncePerProblems(options: unknown, boards: Board[], fields: FieldTypes): Generator<Problem & { option: string }> {
  const given = optionOf(options, 'once_per');
  const isNames = typeof given === 'string' || (Array.isArray(given) && given.every((each) => typeof each === 'string'));
  if (!isNames) return;
  const own = boards.flatMap((board) => [...board.fields.values()]);
  const known = new Set(['record', 'actor', ...namesOfEvent, ...builtInKeys, ...own.map(({ name }) => name)]);
  for (const { option, name } of eachName(given as string | string[], 'once_per')) {
    const field = own.find((each) => each.name === name);
    if (name.includes('{{')) yield { option, problem: `once_per names things, such as record, and holds no {{ }}` };
    else if (!known.has(name))
      yield {
        option,
        problem: `once_per: "${name}" is not known${didYouMean(name, known) || '; expected record, a key or field, actor, or what the event tells'}`,
      };
    else if (field && fields.get(field.type)?.compute)
      yield { option, problem: `once_per: "${name}" is computed (${field.type}), and stands in no file; name what it is made of` };
  }
}

/** People a notice names who are told nothing, since they ask for nothing; of a team or the assignees others may be told. */
export function* unheard(names: OptionName[], { people }: Pick<Workspace, 'people'>): Generator<Problem & { option: string }> {
  for (const { option, name, kind } of names)
    if (kind === 'person' && people.get(name)?.notify === 'none')
      yield {
        option,
        problem: `${name} is told nothing: "notify" in workspace.yml is none; expected email or github there`,
      };
}

/** What an expression is told that asks for a secret: there is no such name, and there never will be. */
export function withoutSecrets(told: Told): Told {
  const name = told.about?.name ?? '';
  if (!secretNames.has(name)) return told;
  const problem = `"${name}" is not known here: secrets are never readable in a rule; name one where an action takes it, as in "secret: CRM_SECRET"`;
  return { problem };
}

function optionOf(options: unknown, name: string): unknown {
  if (options === null || typeof options !== 'object' || Array.isArray(options)) return undefined;
  return (options as { [option: string]: unknown })[name];
}
