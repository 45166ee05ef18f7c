import { z } from 'zod';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import type { NextLook } from '../../scripts/engine/automate/outlook.ts';
import { hideAddresses } from '../../scripts/engine/automate/redact.ts';
import { parseExpression } from '../../scripts/engine/expression/parse.ts';
import { readTracker } from '../../scripts/engine/read/tracker.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import type { OutboxEntry, RunNote } from '../../scripts/model/outbox.ts';
import type { Trace } from '../../scripts/model/trace.ts';
import type { KnownRuns } from '../../scripts/run/past-runs.ts';
import { openMemory } from '../../scripts/store/memory.ts';
import type { Audience } from '../data.ts';
import type { SiteAutomations } from '../data-rules.ts';
import { boardsFor, hiddenKeys } from '../gather/audience.ts';
import { gatherAutomations } from '../gather/automations.ts';
import { titleOfOption } from '../gather/rule-word.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
/** Stands wherever the public must not look. */
export const canary = 'KANARIENVOGEL';
/** A board with private fields, and one for members. */
export const boards = {
  'workspace.yml': 'title: T\npeople: { ana: { name: Ana García, email: ana@t.example } }\nnotices: { late: false }\n',
  'lists/sales.yml':
    'title: Sales\nlists: [open, { name: closed-won, title: Closed won, done: true }]\nfields:\n  deal_value: { type: number, title: Deal value }\n  note: { type: text }\n  phone: { type: text, private: true }\n  pay: { type: number, private: true }\n',
  'lists/team.yml': `title: ${canary}\npublish: members\nlists: [${canary.toLowerCase()}-list]\nfields: { pay_${canary.toLowerCase()}: { type: number } }\n`,
};
/** A tracker of which the public may know all. */
export const open = {
  'workspace.yml': boards['workspace.yml'],
  'lists/sales.yml': boards['lists/sales.yml'].replaceAll(', private: true', ''),
};

/** What is gathered from. */
export interface Given {
  rules: { [name: string]: string };
  traces?: Trace[];
  notes?: Partial<RunNote>[];
  troubled?: OutboxEntry[];
  audience?: Audience;
  files?: { [path: string]: string };
  /** When rules looked at time last. */
  checked?: string;
  nextLooks?: ReadonlyMap<string, NextLook>;
}

/** The automations page of it, for the public unless it says otherwise. */
export function gather({
  rules,
  traces = [],
  notes,
  troubled = [],
  audience = 'public',
  files = boards,
  checked = '2026-11-21T12:00:00Z',
  nextLooks = new Map(),
}: Given): SiteAutomations {
  const written = Object.fromEntries(Object.entries(rules).map(([name, text]) => [`automations/${name}.yml`, text]));
  const tracker = readTracker(openMemory({ ...files, ...written }), { fields, zod: z });
  const { shown } = boardsFor(audience, tracker);
  const empty: RunNote = { woad: 1, run: '1', at: '2026-11-21T12:00:00Z', head: 'a', events: 1, notes: [], traces, effects: [] };
  const told = (notes ?? [{}]).map((note) => ({ ...empty, ...note }));
  const cursor = {
    woad: 1,
    branch: 'main',
    commit: 'a',
    checked,
    checkedAt: 'a',
    since: '2026-11-01T12:00:00Z',
  } as const;
  const known: KnownRuns = { past: { cursor, notes: told, open: [], troubled } };
  const hidden = new Map(shown.map((board) => [board.name, hiddenKeys(audience, board)]));
  return gatherAutomations(
    tracker,
    known,
    { audience, all: tracker.boards, shown, hidden },
    {
      open: shown.length === tracker.boards.size && [...hidden.values()].every(({ size }) => size === 0),
      knows: (name) => audience === 'members' || name === 'sales/acme',
      person: (key) => tracker.workspace.people.get(key)?.name,
      option: ({ type, options }, value) => titleOfOption(value, fields.get(type)?.input(options), tracker.workspace.people),
      hideAddresses,
      parse: parseExpression,
      nextLooks,
    },
  );
}

/** A move that set a rule off. */
export const moved: NonNullable<Trace['event']> = {
  kind: 'moved',
  from: 'open',
  to: 'closed-won',
  actor: 'ana',
  at: '2026-11-21T11:00:00Z',
  commit: 'c',
  depth: 0,
};
/** What the rule `won` made of a move, but for what is given. */
export const traceOf = (part: Partial<Trace>): Trace => ({
  rule: 'won',
  status: 'success',
  reason: '',
  record: 'sales/acme',
  event: moved,
  conditions: [],
  steps: [],
  ...part,
});
/** A mail of it that failed, but for what is given. */
export const entryOf = (part: Partial<OutboxEntry>): OutboxEntry => ({
  key: 'ab'.repeat(32),
  kind: 'email',
  state: 'failed',
  rule: 'won',
  step: 0,
  commit: 'c',
  plan: { since: 'a', head: 'b', checked: 'x', now: 'x' },
  recipients: ['recipient-hash'],
  mails: 1,
  perHour: 200,
  tries: 5,
  at: '2026-11-21T11:00:00Z',
  changed: '2026-11-21T11:00:00Z',
  ...part,
});
/** A rule with a condition. */
export const won = 'when: { record-moved: { board: sales, to: closed-won } }\nif: deal_value > 1000\ndo: [{ comment: Won. }]\n';
