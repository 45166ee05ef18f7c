import type { AnyAction } from '../../model/action.ts';
import type { EventKind, TrackerEvent } from '../../model/event.ts';
import { type NoticeName, noticeNames, noticeRule, repeatRule } from '../../model/notice.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { AnyTrigger, Moment, MomentWorld } from '../../model/trigger.ts';
import { indexRecords, textsOf } from '../query/facts.ts';
import { peopleIn } from '../query/people.ts';
import type { CompiledRule } from './compile.ts';
import { dueMoments, lateMoments, remindedMoments } from './notice-times.ts';
import { type NoticeWorld, type Told, tellAssigned, tellAssignees, tellCommented, tellMentioned } from './notice-whom.ts';
import { repeatAction, repeatOptions, repeatTrigger } from './repeat-rule.ts';

/** The rules that every tracker has without a file: what people are told, except what `notices` switches off, and records that come again. */
export function builtInRules(tracker: Tracker): CompiledRule[] {
  const { workspace } = tracker;
  const world: NoticeWorld = { workspace, find: indexRecords(tracker).get };
  const told = noticeNames.filter((name) => !workspace.silenced.has(name));
  return [
    ...told.map((name) => ruleOf(noticeRule(name), triggerOf(name, world), { notice: name }, tellingAction(name, world))),
    ruleOf(repeatRule, repeatTrigger(workspace.weekStarts), repeatOptions, repeatAction),
  ];
}

/** A built-in notice: what it looks at, and whom it tells what. */
interface Notice {
  kinds: EventKind[];
  moments?: (record: TrackerRecord, world: MomentWorld) => Moment[];
  tell(event: TrackerEvent, world: NoticeWorld): Told[];
}

const notices: { [name in NoticeName]: Notice } = {
  assigned: { kinds: ['changed', 'created'], tell: tellAssigned },
  mentioned: { kinds: ['mentioned'], tell: tellMentioned },
  commented: { kinds: ['commented'], tell: tellCommented },
  due: { kinds: ['reached'], moments: dueMoments, tell: (event, world) => tellAssignees(event, 'due', world) },
  late: { kinds: ['reached'], moments: lateMoments, tell: (event, world) => tellAssignees(event, 'late', world) },
  reminded: {
    kinds: ['reached'],
    moments: remindedMoments,
    tell: (event, world) => tellAssignees(event, event.record.values.has('due') ? 'reminded-due' : 'reminded', world),
  },
};

function triggerOf(name: NoticeName, world: NoticeWorld): AnyTrigger {
  const { kinds, moments } = notices[name];
  return {
    summary: `What people are told: ${name}.`,
    options: (z) => z.object({}),
    kinds,
    whyNot: (event) => (tellFor(name, event, world).length > 0 ? undefined : 'there is nobody to tell'),
    ...(moments ? { moments: (record, _, time) => momentsFor(record, time), perRecord: () => true } : {}),
    example: '',
  };

  /** Of a record that nobody would be told of there are none. */
  function momentsFor(record: TrackerRecord | undefined, time: MomentWorld): Moment[] {
    const found = record && moments ? moments(record, time) : [];
    if (!record || found.length === 0) return [];
    return peopleIn(textsOf(record, 'assignees'), world.workspace).some((person) => listens(person, world)) ? found : [];
  }
}

function tellingAction(name: NoticeName, world: NoticeWorld): AnyAction {
  return {
    summary: `Tells people: ${name}.`,
    options: (z) => z.object({}),
    plan: (event) =>
      tellFor(name, event, world).map(({ person, sentence, values, oncePer }) => ({
        kind: 'notice',
        person,
        about: { sentence, values },
        ...(oncePer ? { oncePer } : {}),
      })),
    example: '',
  };
}

/** Whom an event tells what; those who want to hear nothing are left out. */
function tellFor(name: NoticeName, event: TrackerEvent, world: NoticeWorld): Told[] {
  return notices[name].tell(event, world).filter(({ person }) => listens(person, world));
}

function listens(person: string, { workspace }: NoticeWorld): boolean {
  return workspace.people.get(person)?.notify !== 'none';
}

function ruleOf(name: string, trigger: AnyTrigger, options: object, action: AnyAction): CompiledRule {
  const rule = {
    name,
    path: '',
    title: name,
    enabled: true,
    limits: {},
    bulk: false,
    builtIn: true as const,
    when: [],
    if: [],
    unless: [],
    do: [],
  };
  return {
    rule,
    when: [{ name, trigger, options, boards: undefined, lists: undefined, where: undefined }],
    if: [],
    unless: [],
    do: [{ name, action, options: {}, templates: new Map(), if: undefined, onError: 'stop' }],
  };
}
