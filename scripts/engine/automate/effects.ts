import type { Change } from '../../model/change.ts';
import type { Effect, PlannedEffect } from '../../model/effect.ts';
import { isAboutRecord, isOfTime, type TrackerEvent } from '../../model/event.ts';
import { earlierNames, recordName, type TrackerRecord } from '../../model/record.ts';
import type { Rule } from '../../model/rule.ts';
import type { Values } from '../expression/evaluate.ts';

/** How many addresses a rule may write to in an hour, unless it says otherwise. */
export const usualPerHour = 200;

/** Whether an action asks for something beside a change of records. */
export function isEffect(asked: Change | Effect): asked is Effect {
  return asked.kind === 'email' || asked.kind === 'webhook' || asked.kind === 'issue' || asked.kind === 'notice';
}

/** The name that a record keeps when it is renamed or moved: its `id`, else the first name it ever had. */
export function identityOf(record: TrackerRecord): string {
  const id = record.values.get('id');
  return id === undefined ? (earlierNames(record)[0] ?? recordName(record)) : `id:${String(id)}`;
}

/** What tells an event from every other: of one that time made the moment, whatever commit was there then; of others the name in that commit too, since an id may stand twice. */
export function identityOfEvent(event: TrackerEvent): string[] {
  const subject = isAboutRecord(event) ? identityOf(event.previous ?? event.record) : '';
  const of = isOfTime(event) ? [] : [event.commit, ...(event.depth === 0 ? [recordName(event.record)] : [])];
  return [subject, event.kind, event.key ?? '', event.detail ?? '', ...of];
}

/** Where an effect comes from. */
export interface EffectOrigin {
  rule: Rule;
  step: number;
  /** Which of the steps with `once_per` it is: a step put before it does not make it another one. */
  onceStep: number;
  /** Which of the effects of the step it is. */
  index: number;
  event: TrackerEvent;
  record: TrackerRecord | undefined;
  values: Values;
  digest(text: string): string;
}

/** An effect with its key: of what set it off, or, with `once_per`, of the values named there and of nothing else. */
export function planEffect(effect: Effect, origin: EffectOrigin): PlannedEffect {
  const { rule, step, onceStep, index, event, record, digest } = origin;
  const who = effect.kind === 'notice' ? effect.person : String(index);
  const of = effect.oncePer
    ? ['once', ...effect.oncePer.map((name) => `${name}=${valueFor(name, origin)}`)]
    : ['event', ...identityOfEvent(event)];
  const held = event.undo ? 'undo' : event.bulk && !rule.bulk ? 'bulk' : undefined;
  return {
    key: digest(JSON.stringify(['woad', rule.name, effect.oncePer ? onceStep : step, who, ...of])),
    effect,
    rule: rule.name,
    step,
    event,
    ...(record ? { record: recordName(record), subject: record } : {}),
    commit: event.commit,
    depth: event.depth,
    mails: effect.kind === 'email' ? effect.to.length + effect.cc.length + effect.bcc.length : effect.kind === 'notice' ? 1 : 0,
    perHour: rule.limits.emailsPerHour ?? usualPerHour,
    ...(held ? { held } : {}),
  };
}

/** What a name in `once_per` stands for: `record`, `comment` (its name), what the event is about (`from`, `to`, `person`, ...), else a key of the record. */
function valueFor(name: string, { event, record, values }: EffectOrigin): string {
  if (name === 'record') return record ? identityOf(record) : '';
  if (name === 'comment') return event.comment?.name ?? '';
  const ofEvent = typeof values === 'function' ? values('event') : undefined;
  if (ofEvent !== null && typeof ofEvent === 'object' && Object.hasOwn(ofEvent, name))
    return textFor((ofEvent as { [key: string]: unknown })[name]);
  if (name === 'actor') return event.actor;
  return textFor(record?.values.get(name));
}

function textFor(value: unknown): string {
  return value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an effect does, in words and without an address: this is kept where everybody reads. */
export function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'email': {
      const count = effect.to.length + effect.cc.length + effect.bcc.length;
      return `mail to ${count} ${count === 1 ? 'address' : 'addresses'}`;
    }
    case 'webhook':
      return `${effect.method} to ${effect.urlSecret === undefined ? hostOf(effect.url ?? '') : `the address in the secret ${effect.urlSecret}`}`;
    case 'issue':
      return `${effect.act} an issue${effect.repository ? ` of ${effect.repository}` : ''}`;
    case 'notice':
      return `tell ${effect.person}`;
    default:
      return effect satisfies never;
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is none';
}
