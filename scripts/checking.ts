import { join } from 'node:path';
import { catalogueNames, cataloguesRoot, loadCatalogue } from './catalogue.ts';
import { computedChecks } from './computed.ts';
import { findingsOfRules } from './engine/automate/cycles.ts';
import { compileCondition, compileExpression } from './engine/expression/expression.ts';
import { namesOf, namesOfBoards } from './engine/query/names.ts';
import { tellStrange } from './engine/query/strange-words.ts';
import { readRecord } from './engine/read/record.ts';
import { foldFollowing } from './following.ts';
import type { Actions, AnyAction } from './model/action.ts';
import type { Board } from './model/board.ts';
import type { Check, CheckContext } from './model/check.ts';
import { compareDiagnostics, type Diagnostic } from './model/diagnostic.ts';
import type { FieldTypes } from './model/field-type.ts';
import type { TrackerRecord } from './model/record.ts';
import type { Tracker } from './model/tracker.ts';
import type { AnyTrigger, Triggers } from './model/trigger.ts';
import type { Told } from './model/unknown-name.ts';
import type { OpenTracker } from './workspace.ts';

/** The catalogues that rules are written with. */
export async function loadRules(): Promise<{ triggers: Triggers; actions: Actions }> {
  const [triggers, actions] = await Promise.all([loadCatalogue<AnyTrigger>('triggers'), loadCatalogue<AnyAction>('actions')]);
  return { triggers, actions };
}

/** Every fault of a tracker: those of reading and those the checks find, in the order of paths; `more` is what git knows beside. */
export async function checkTracker(open: OpenTracker, more: Partial<CheckContext> = {}): Promise<Diagnostic[]> {
  const { tracker, fields, index } = open;
  const [checks, rules] = await Promise.all([loadCatalogue<Check>('checks'), loadRules()]);
  const found: Diagnostic[] = [];
  let ruleFindings: ReturnType<typeof findingsOfRules> | undefined;
  const context: CheckContext = {
    fields,
    index,
    views: catalogueNames('views', join(cataloguesRoot, '../site')),
    conditionProblem: (source, board) => {
      const compiled = compileCondition(source, namesOf(board, fields));
      return 'problem' in compiled ? compiled : undefined;
    },
    strangeWords: (source, boards) => strangeIn(source, boards, tracker, fields),
    ruleFindings: (rule) => {
      ruleFindings ??= findingsOfRules(tracker, { fields, zod: open.zod, ...rules });
      return ruleFindings.get(rule) ?? [];
    },
    ...computedChecks(open),
    ...more,
  };
  const templates = templateRecords(open);
  const paths = new Set(templates.map(({ path }) => path));
  for (const [name, check] of checks) {
    for (const finding of check.find(tracker, context)) found.push({ severity: 'error', check: name, ...finding });
    if (!check.templates || templates.length === 0) continue;
    for (const finding of check.find({ ...tracker, records: templates }, context))
      if (paths.has(finding.place.path)) found.push({ severity: 'error', check: name, ...finding });
  }
  return [...tracker.diagnostics, ...foldFollowing(found, tracker)].sort(compareDiagnostics);
}

/** What an expression over records of some boards compares their keys with though none can hold it; nothing where it cannot be read. */
export function strangeIn(source: string, boards: readonly Board[], tracker: Tracker, fields: FieldTypes): Told[] {
  const compiled = compileExpression(source, namesOfBoards(boards, fields));
  return 'problem' in compiled ? [] : tellStrange(compiled.expression.node, boards, tracker, fields);
}

/** The templates, read as if each were a record. */
function templateRecords({ tracker, fields }: OpenTracker): TrackerRecord[] {
  return tracker.templates.map(({ path, board, text }) => readRecord({ path, text }, tracker.boards.get(board), fields).record);
}
