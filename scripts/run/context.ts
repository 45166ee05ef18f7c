import { loadRules } from '../checking.ts';
import type { RunContext } from '../engine/automate/context.ts';
import type { Terminal } from '../model/command.ts';
import type { FieldTypes } from '../model/field-type.ts';
import { localTime } from '../model/local-time.ts';
import type { Workspace } from '../model/workspace.ts';
import { sha256 } from '../store/digest.ts';
import { drawValue } from '../terminal/value.ts';
import { loadZod } from '../zod.ts';
import { givenTo } from './given.ts';
import { loadMessages } from './messages.ts';

/** What a run of rules needs of the world; `utc` is the instant it stands for, to the second. */
export async function openRunContext(
  { timezone }: Pick<Workspace, 'timezone'>,
  fields: FieldTypes,
  utc: string,
  terminal: Pick<Terminal, 'environment'>,
): Promise<RunContext> {
  return {
    fields,
    zod: loadZod(),
    now: localTime(new Date(utc), timezone),
    utc,
    vars: givenTo(terminal).vars,
    random: Math.random,
    digest: sha256,
    draw: drawValue,
    languages: await loadMessages(),
    ...(await loadRules()),
  };
}
