import type { NextLook } from '../../scripts/engine/automate/outlook.ts';
import type { Change } from '../../scripts/model/change.ts';
import type { EffectState, RunNote } from '../../scripts/model/outbox.ts';
import type { ConditionTrace, StepTrace, Trace } from '../../scripts/model/trace.ts';
import type { Text } from '../../scripts/model/value.ts';
import type { Phrase, RuleWord, SiteCondition, SiteLook, Unsent } from '../data-rules.ts';
import { expressionWord } from './condition-word.ts';
import { placePhrase, setPhrase } from './rule-phrases.ts';
import type { RuleView } from './rule-view.ts';
import { keyWord, listWord, type NamingTools, tagWord, valueWord } from './rule-word.ts';

/** What a look is told with, beside the rule's own view. */
export interface LookTools extends NamingTools {
  /** Whether the audience may know that there is a record of this name. */
  knows(record: string): boolean;
  /** Whether free words of a run hold nothing that the audience must not see. */
  open: boolean;
  /** When rules that wait for time look next, by their names. */
  nextLooks: ReadonlyMap<string, NextLook>;
}

/** Types of fields whose values are never a text, a name of a record, or a way to reach somebody. */
const plainTypes = new Set([
  'number',
  'currency',
  'percent',
  'rating',
  'checkbox',
  'date',
  'duration',
  'select',
  'multiselect',
  'country',
  'person',
]);
const plainKeys = new Set(['list', 'tags', 'assignees', 'start', 'due', 'done', 'archived', 'color']);
const withDetail = new Set(['mentioned', 'attached', 'checked', 'unchecked', 'unblocked']);

const unsentOf: { [state in EffectState]: Unsent | undefined } = {
  ...{ pending: 'later', claimed: 'later', proposed: 'later', sent: undefined },
  ...{ failed: 'failed', rejected: 'failed', unknown: 'unknown' },
};

/** What came of the effects of a run, by key. */
type Fates = ReadonlyMap<string, Pick<RunNote['effects'][number], 'state' | 'reason'>>;

/** What a rule made of one event, as the audience may know it; undefined where it is about a board that they do not see. */
export function lookOf(trace: Trace, at: string, view: RuleView, tools: LookTools, fates: Fates = new Map()): SiteLook | undefined {
  const { record, event, status, conditions, steps, reason } = trace;
  const [board] = record?.split('/') ?? [];
  if (board !== undefined && view.audience === 'public' && !view.sees(board)) return undefined;
  const bare = { at: event?.at ?? at, status, conditions: [], done: [], left: [] };
  const didFail = status === 'failed' || status === 'partial' || status === 'unknown';
  if (mustHide(record, didFail, view, tools)) return { ...bare, hidden: true };
  const unmet = steps.length === 0 && conditions.some(({ of, holds }) => holds !== (of === 'if'));
  const told = reason || steps.flatMap(({ effects = [] }) => effects.flatMap(({ key }) => whyUnsent(key, fates)))[0] || '';
  return {
    ...bare,
    hidden: false,
    ...(record === undefined ? {} : { record }),
    ...(event === undefined ? {} : { event: eventPhrase(event, board, view, tools) }),
    ...(event === undefined || event.depth > 0 || event.actor.includes('@') ? {} : { actor: event.actor }),
    conditions: conditions.map((condition) => conditionOf(condition, board, view, tools)),
    done: steps.flatMap((step) => donePhrases(step, board, view, tools, fates)),
    left: steps.filter(({ status }) => status !== 'done').map((step) => leftOf(step, record, view, tools)),
    // a condition that stopped it is told with its values
    ...(told === '' || !tools.open || unmet ? {} : { reason: tools.hideAddresses(told) }),
  };
}

/** What a rule is called, in every language that it is called in. */
export function withoutAddresses(title: Text, { hideAddresses }: Pick<LookTools, 'hideAddresses'>): Text {
  if (typeof title === 'string') return hideAddresses(title);
  return Object.fromEntries(Object.entries(title).map(([language, text]) => [language, hideAddresses(text)]));
}

/** Whether the audience must not know which record a rule acted, or failed, on. */
export function mustHide(record: string | undefined, didFail: boolean, view: RuleView, { knows }: LookTools): boolean {
  if (view.audience === 'members') return false;
  return view.guarded || (view.careful && didFail) || (record !== undefined && !knows(record));
}

function eventPhrase(
  { kind, key, from, to, detail = '' }: NonNullable<Trace['event']>,
  board: string | undefined,
  view: RuleView,
  tools: LookTools,
): Phrase {
  const slots: Phrase['slots'] = {};
  if (key !== undefined && kind !== 'moved') slots['key'] = key === 'body' ? [{ as: 'key', key }] : [keyWord(key, view)];
  const told = (value: unknown): RuleWord[] => {
    if (kind === 'renamed') return tools.open ? [{ as: 'quote', text: String(value) }] : [];
    return toldValue(kind === 'moved' ? 'list' : (key ?? ''), value, board, view, tools);
  };
  if (kind === 'moved' || kind === 'renamed' || (kind === 'changed' && key !== 'body')) {
    const [before, after] = [told(from), told(to)];
    if (before.length > 0 && after.length > 0) Object.assign(slots, { from: before, to: after });
  }
  if (withDetail.has(kind) && detail !== '' && tools.open) slots['detail'] = [{ as: 'quote', text: tools.hideAddresses(detail) }];
  return { say: slots['from'] ? kind : `${kind}${kind === 'changed' || kind === 'moved' || kind === 'renamed' ? '-only' : ''}`, slots };
}

/** A value, where the audience may know it; nothing where it may not. */
function toldValue(key: string, value: unknown, name: string | undefined, view: RuleView, tools: LookTools): RuleWord[] {
  const board = view.board(name ?? '');
  if (view.audience === 'public') {
    const field = board?.fields.get(key);
    const isPlain = field ? plainTypes.has(field.type) : plainKeys.has(key);
    if (view.tells(key) || !isPlain || (key === 'list' && !board?.lists.some(({ name }) => name === value))) return [];
  }
  const words = [value].flat().map((each): RuleWord => {
    if (typeof each === 'string' && key === 'list') return listWord(each, board ? [board] : view.boards, view);
    if (typeof each === 'string' && key === 'tags') return tagWord(each, view);
    if (typeof each === 'string' && key === 'assignees') return { as: 'name', text: tools.person(each) ?? each };
    return valueWord(each, view, tools, key);
  });
  return words.length > 0 ? words : [{ as: 'nothing' }];
}

function conditionOf(
  { of, expression, holds, values, problem }: ConditionTrace,
  board: string | undefined,
  view: RuleView,
  tools: LookTools,
): SiteCondition {
  const told = Object.entries(values).flatMap(([name, value]) => {
    const key = name.replace(/^(record|previous)\./, '');
    // what `vars`, `event` and `actor` hold is none of the plain keys, and so stays with members
    const [word] = toldValue(key, value, board, view, tools);
    return word ? [{ name, value: word }] : [];
  });
  const asks = expressionWord(expression, view, tools);
  return { of, asks, holds, values: told, ...(problem !== undefined && tools.open ? { problem: tools.hideAddresses(problem) } : {}) };
}

/** Why an effect was not sent; nothing where it was, or where nobody said why. */
function whyUnsent(key: string, fates: Fates): string[] {
  const fate = fates.get(key);
  return fate?.reason !== undefined && unsentOf[fate.state] ? [fate.reason] : [];
}

function donePhrases(
  { status, changes, effects = [] }: StepTrace,
  board: string | undefined,
  view: RuleView,
  tools: LookTools,
  fates: Fates,
): Phrase[] {
  if (status !== 'done') return [];
  const unsent = (key: string) => unsentOf[fates.get(key)?.state ?? 'sent'];
  const alike = Map.groupBy(effects, ({ kind, held, key }) => `${kind} ${held ? 'held' : unsent(key)}`);
  const asked = [...alike.values()].flatMap(([first, ...rest]): Phrase[] => {
    if (!first) return [];
    const why = unsent(first.key);
    return [{ say: first.kind, slots: {}, count: rest.length + 1, ...(first.held ? { held: true } : why ? { unsent: why } : {}) }];
  });
  return [...changes.map((change) => changePhrase(change, board, view, tools)), ...asked];
}

function changePhrase(change: Change, board: string | undefined, view: RuleView, tools: LookTools): Phrase {
  const values = (key: string, value: unknown) => toldValue(key, value, board, view, tools);
  switch (change.kind) {
    case 'set': {
      const to = values(change.key, change.to);
      return to.length > 0 ? setPhrase(change.key, to, view) : { say: 'set-only', slots: { key: [keyWord(change.key, view)] } };
    }
    case 'add':
    case 'take': {
      const told = values(change.key, change.values);
      const slots = { key: [keyWord(change.key, view)] };
      return told.length > 0 ? { say: change.kind, slots: { ...slots, values: told } } : { say: 'set-only', slots };
    }
    case 'move':
      return placePhrase('move', { list: change.list, board: change.board ?? board }, view);
    case 'comment':
      return view.audience === 'members'
        ? { say: 'comment-text', slots: { text: [valueWord(change.text, view, tools)] } }
        : { say: 'comment', slots: {} };
    case 'create':
      return placePhrase('create', { list: change.list, board: change.board }, view);
    case 'body':
    case 'rename':
    case 'remove':
    case 'repeat':
      return { say: change.kind, slots: {} };
    case 'edit-comment':
    case 'check-item':
    case 'edit-item':
    case 'restore':
    case 'attach':
    case 'press':
    case 'configure':
      return { say: 'edit', slots: {} };
    default:
      return change satisfies never;
  }
}

function leftOf(
  { action, status, reason }: StepTrace,
  record: string | undefined,
  view: RuleView,
  { open, hideAddresses }: LookTools,
): SiteLook['left'][number] {
  const why = reason !== undefined && (open || isPublicReason(reason, record, view)) ? { reason: hideAddresses(reason) } : {};
  return { action, status: status === 'done' ? 'no-op' : status, ...why };
}

/** Whether a reason says only which values the record lacks, and these are of keys that the audience may know; other words may hold anything. */
export function isPublicReason(reason: string, record: string | undefined, { tells, tellsWord, careful, guarded }: RuleView): boolean {
  const told = record === undefined ? reason : reason.replaceAll(` on ${record}`, '');
  if (careful || guarded || tells(told) || tellsWord(told)) return false;
  return /^(?:[\w.-]+: )*[\w.]+ is empty(?:, and [\w.]+ is empty)*(?:; fill it in)?(?:, or let the step ask for it with if: has\([\w.]+\))?$/.test(
    told,
  );
}
