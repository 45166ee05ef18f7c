import type { WebhookEffect } from '../model/effect.ts';
import type { WebhookWorld } from '../store/webhook.ts';

/** The key of a webhook in tests, and the moment it goes out. */
export const key = 'ab'.repeat(32);
export const now = new Date('2026-11-21T10:15:00Z');
/** A webhook to an address, not tried again unless it says so. */
export const effect = (url: string, more: Partial<WebhookEffect> = {}): WebhookEffect => ({
  kind: 'webhook',
  url,
  method: 'POST',
  headers: {},
  retry: false,
  ...more,
});
/** What it goes out with: the hosts it may go to, and no secret. */
export const world = (allowedHosts: string[], more: Partial<WebhookWorld> = {}): WebhookWorld => ({
  key,
  secretValue: undefined,
  now,
  allowedHosts,
  ...more,
});
