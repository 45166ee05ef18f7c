import type { AnyAction } from '../../scripts/model/action.ts';
import type { Check, CheckExample } from '../../scripts/model/check.ts';
import type { Command } from '../../scripts/model/command.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import type { Fix } from '../../scripts/model/fix.ts';
import type { JsonSchema } from '../../scripts/model/json-schema.ts';
import type { AnyTrigger } from '../../scripts/model/trigger.ts';
import type { Reference, ReferenceCheck, ReferenceCommand, ReferenceFinding, ReferenceOption, ReferenceStep } from '../reference.ts';
import { gatherField } from './reference-fields.ts';
import { optionsOf, wayOf } from './reference-options.ts';
import type { ReferenceTools } from './reference-tools.ts';

/** Every entry of the catalogues as the documentation shows it. */
export async function gatherReference(tools: ReferenceTools): Promise<Reference> {
  const { load } = tools;
  const [fields, checks, commands] = await Promise.all([load<AnyFieldType>('fields'), load<Check>('checks'), load<Command>('commands')]);
  const [triggers, actions] = await Promise.all([load<AnyTrigger>('triggers'), load<AnyAction>('actions')]);
  return {
    fields: [...fields].map(([name, type]) => gatherField(name, type, tools)),
    checks: [...checks].map(([name, check]) => gatherCheck(name, check, tools)),
    commands: [...commands].map(([name, command]) => gatherCommand(name, command)),
    triggers: [...triggers].map(([name, trigger]) => gatherStep(name, trigger, tools)),
    filters: fromSentences(tools.filters),
    actions: [...actions].map(([name, action]) => gatherStep(name, action, tools)),
    beside: fromSentences(tools.beside),
  };
}

/** A check with those examples in which it finds something. */
function gatherCheck(name: string, { summary, examples }: Check, { describeFix }: ReferenceTools): ReferenceCheck {
  const shown = examples.filter(({ finds }) => finds.length > 0);
  return {
    name,
    summary,
    mends: shown.some(({ mends = [] }) => mends.length > 0),
    examples: shown.map((each) => gatherCase(each, describeFix)),
  };
}

function gatherCase({ files, finds, mends = [] }: CheckExample, describeFix: (fix: Fix) => string): ReferenceCheck['examples'][number] {
  const findings = finds.map(readFinding);
  return {
    files: Object.entries(files).map(([path, text]) => ({
      path,
      lines: text.replace(/\r?\n$/, '').split(/\r?\n/),
      findings: findings.filter((finding) => finding.path === path).sort((a, b) => a.line - b.line),
    })),
    elsewhere: findings.filter(({ path }) => files[path] === undefined),
    mends: [...new Set(mends.map(describeFix))],
  };
}

/** The parts of `path:line:column severity message`. */
function readFinding(found: string): ReferenceFinding {
  const [, path = '', line = '1', column = '1', severity = '', message = found] = /^(.*?):(\d+):(\d+) (\w+) (.*)$/s.exec(found) ?? [];
  return { path, line: Number(line), column: Number(column), severity, message };
}

function gatherCommand(name: string, { summary, usage }: Command): ReferenceCommand {
  const lines = usage.split('\n').map((line) => {
    if (!line.startsWith(' ')) return { typed: true, text: `woad ${line}` };
    return { typed: line.trim().startsWith('woad '), text: line.trim() };
  });
  return { name, summary, usage: lines };
}

function gatherStep(name: string, { summary, options, example }: AnyTrigger | AnyAction, { zod, schemaOf }: ReferenceTools): ReferenceStep {
  const schema = schemaOf(options(zod), zod);
  const ways = (schema['anyOf'] as JsonSchema[] | undefined) ?? [schema];
  return {
    name,
    summary,
    itself: ways.filter((way) => way['description'] !== undefined).map(wayOf),
    options: ways.flatMap(optionsOf),
    example,
  };
}

function fromSentences(sentences: { [key: string]: string }): ReferenceOption[] {
  return Object.entries(sentences).map(([key, description]) => ({ key, description, needed: false }));
}
