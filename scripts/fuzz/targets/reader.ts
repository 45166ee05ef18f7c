import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkTracker } from '../../checking.ts';
import { displayOf } from '../../displaying.ts';
import { recordJson } from '../../engine/query/record-json.ts';
import { describeDiagnostic } from '../../model/diagnostic.ts';
import { openMemory } from '../../store/memory.ts';
import { trial } from '../../story/trial.ts';
import { safeLine } from '../../terminal/text.ts';
import { openTracker } from '../../workspace.ts';
import { oddBytes } from '../odd-bytes.ts';
import type { FuzzTarget } from '../target.ts';

const paths = [
  'records/sales/open/acme.md',
  'records/sales/_comments/acme/20260101T000000Z-ana.md',
  'records/sales/_templates/call.md',
  'lists/sales.yml',
  'workspace.yml',
  'automations/odd.yml',
];
const now = new Date('2026-11-21T12:45:10Z');
/** Processor time one tracker may take, in milliseconds: a thousand times what it does take. */
const most = 5000;

export default {
  summary:
    'Any bytes as a record, comment, template, board, rule or workspace: a fault at its place, never a crash; all else is still read.',
  runs: 400,
  property: fc.asyncProperty(fc.constantFrom(...paths), oddBytes, read),
} satisfies FuzzTarget;

async function read(path: string, bytes: Uint8Array): Promise<void> {
  const start = process.cpuUsage();
  const open = await openTracker('/nowhere', now, { files: openMemory({ ...trial, [path]: bytes }) });
  const { tracker, index } = open;
  for (const diagnostic of await checkTracker(open)) {
    const { place, message } = diagnostic;
    assert.match(safeLine(describeDiagnostic(diagnostic)), /^[^\n\r]+ \[[a-z-]+\]$/u);
    assert.ok(message.trim() !== '');
    const lines = (place.path === path ? new TextDecoder().decode(bytes) : (trial[place.path] ?? '')).split('\n');
    assert.ok(place.line >= 1 && place.line <= lines.length, describeDiagnostic(diagnostic));
    assert.ok(place.column >= 1 && place.column <= (lines[place.line - 1] ?? '').length + 1, describeDiagnostic(diagnostic));
  }
  const files = Object.keys(trial).filter((each) => /^records\/[^/]+\/[^_][^/]*\//.test(each));
  assert.deepEqual(tracker.records.map((record) => record.path).sort(), files.sort());
  for (const record of tracker.records) {
    JSON.stringify(recordJson(record, tracker, index, open.now));
    for (const key of record.values.keys()) displayOf(open, record, key);
    if (record.problems.has(''))
      assert.ok(tracker.diagnostics.some((each) => each.place.path === record.path && each.severity === 'error'));
  }
  const { user, system } = process.cpuUsage(start);
  assert.ok((user + system) / 1000 < most, `${(user + system) / 1000} ms`);
}
