import { afterEach, expect, test, vi } from 'vitest';
import { keepDraft, recallDraft } from './drafts.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a page does with storage, and whether it would ask before it is left. */
function openPage(storage: Partial<Storage>): { asks: () => boolean } {
  const page = new EventTarget();
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  return { asks: () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true })) };
}

test('a draft is kept for its site and its name, and forgotten', () => {
  const kept = new Map<string, string>();
  const page = openPage({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  });
  keepDraft('/woad/', 'new:sales', 'Acme');
  expect([...kept]).toEqual([['woad:/woad/:draft:new:sales', 'Acme']]);
  expect([recallDraft('/woad/', 'new:sales'), recallDraft('/other/', 'new:sales')]).toEqual(['Acme', undefined]);
  expect(page.asks()).toBe(false);
  keepDraft('/woad/', 'new:sales', undefined);
  expect(kept.size).toBe(0);
});

test('without storage a draft holds for the page, which asks before it is left', () => {
  const refuse = (): never => {
    throw new Error('no storage');
  };
  const page = openPage({ getItem: refuse, setItem: refuse, removeItem: refuse });
  keepDraft('/woad/', 'new:sales', 'Acme');
  keepDraft('/woad/', 'comment:sales/acme', 'Yes');
  expect(recallDraft('/woad/', 'new:sales')).toBe('Acme');
  expect(page.asks()).toBe(true);
  keepDraft('/woad/', 'new:sales', undefined);
  expect(page.asks()).toBe(true);
  keepDraft('/woad/', 'comment:sales/acme', undefined);
  expect(page.asks()).toBe(false);
});
