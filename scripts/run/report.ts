import { addressesOf } from '../differences.ts';
import { withoutAddresses } from '../engine/automate/redact.ts';
import { describeChange, describeEvent } from '../engine/automate/words.ts';
import { indexRecords } from '../engine/query/facts.ts';
import type { Terminal } from '../model/command.ts';
import type { RunNote } from '../model/outbox.ts';
import type { Trace } from '../model/trace.ts';
import type { Tracker } from '../model/tracker.ts';
import { githubName, type Repository, remoteUrl } from '../store/git.ts';
import { addSummary } from '../store/workflow-output.ts';
import { drawReachAnnotations, drawRehearsal, drawRehearsalMarkdown } from '../terminal/rehearsal.ts';
import { drawRunAnnotations, drawSummary, type SummaryLook } from '../terminal/summary.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Tells people in a workflow what a run did: on the page of the run, and beside the lines of rules that failed. Elsewhere it does nothing. */
export function reportRun(note: RunNote, tracker: Tracker | undefined, repository: Repository, terminal: Terminal): void {
  const { GITHUB_STEP_SUMMARY: page } = terminal.environment;
  if (!page && !terminal.annotate) return;
  const look = lookOf(note, tracker, repository, terminal);
  if (page) addSummary(page, drawSummary(note, look));
  terminal.annotate?.(drawRunAnnotations(note, look));
}

/** Tells what changed rules reach and would have done: here in text, and in a workflow also on the page of the run, with all that the rules would do now. */
export function reportRehearsal({ plan, past }: Rehearsal, terminal: Terminal): void {
  const { GITHUB_STEP_SUMMARY: page } = terminal.environment;
  const words = { describeEvent, describeChange };
  if (past) {
    terminal.write(drawRehearsal(past, words));
    terminal.annotate?.(drawReachAnnotations(past, plan.repository.prefix));
  }
  if (!page) return;
  if (past) addSummary(page, drawRehearsalMarkdown(past, words));
  const { since, head, events, said, notes, tracker, repository } = plan;
  const traces = plan.traces.map((trace): Trace => (trace.status === 'success' ? { ...trace, status: 'dry-run' } : trace));
  const note: RunNote = { woad: 1, run: '', at: plan.now, head, events, notes: [...(said ? [said] : []), ...notes], traces, effects: [] };
  addSummary(page, drawSummary(since === undefined ? note : { ...note, since }, lookOf(note, tracker, repository, terminal)));
}

function lookOf(note: RunNote, tracker: Tracker | undefined, repository: Repository, terminal: Terminal): SummaryLook {
  const github = tracker?.workspace.repository ?? githubName(remoteUrl(repository) ?? '');
  const addresses = addressesOf({ repository, github }, terminal);
  const index = tracker && indexRecords(tracker);
  return {
    rules: tracker?.automations ?? [],
    describeEvent,
    describeChange,
    withoutAddresses,
    // as it was when the rules looked: where they moved it to is told in words
    recordAddress(name) {
      const path = index?.get(name)?.path;
      return path === undefined ? undefined : addresses.file(note.head, path);
    },
    commitAddress: addresses.commit,
    prefix: repository.prefix,
  };
}
