import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCache, writeCache } from './cache.ts';

test('where `.cache` is a file nothing is kept, and nothing else happens', () => {
  const root = mkdtempSync(join(tmpdir(), 'woad-cache-'));
  mkdirSync(join(root, '.git'));
  writeFileSync(join(root, '.cache'), 'mine');
  writeCache(root, 'settings.json', ['{}']);
  expect(readCache(root, 'settings.json')).toBeUndefined();
  expect(readFileSync(join(root, '.cache'), 'utf8')).toBe('mine');
  rmSync(root, { recursive: true });
});
