import { expect, test } from 'vitest';
import type { SiteLook, Unsent } from '../data-rules.ts';
import { siteOf } from '../tests/sample.ts';
import { renderLook } from './rule-look.ts';

const context = siteOf([]);
const asked = (unsent?: Unsent) => ({ say: 'email', slots: {}, count: 1, ...(unsent ? { unsent } : {}) });
const look = (more: Partial<SiteLook>): SiteLook => ({
  ...{ at: '2026-11-21T12:00:00Z', status: 'success', hidden: false, conditions: [], done: [asked()], left: [] },
  ...more,
});
const came = (more: Partial<SiteLook>) =>
  /data-c="(\w+)".*<b>([^<]+)<\/b>/
    .exec(renderLook(look(more), context))
    ?.slice(1)
    .join(' ');

test('what only asked for a message is done when that is sent', () => {
  expect(came({})).toBe('green automations.status.success');
  expect(came({ done: [asked('later')] })).toBe('amber automations.waiting');
  expect(came({ done: [asked('failed')] })).toBe('red automations.not_sent');
  expect(came({ done: [asked(), asked('unknown')] })).toBe('orange automations.status.unknown');
  expect(came({ done: [{ say: 'move', slots: {} }, asked('later')] })).toBe('green automations.status.success');
  expect(came({ status: 'failed', done: [asked('later')] })).toBe('red automations.status.failed');
  expect(renderLook(look({ done: [asked('later')] }), context)).toContain('automations.unsent');
});
