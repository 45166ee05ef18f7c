import type { ActivityConfig } from '../render/activity-filter.ts';
import type { Words } from '../render/words.ts';
import type { Asked } from './activity-chips.ts';
import { attempt } from './attempt.ts';
import type { Choice } from './choices.ts';

const bar = document.querySelector<HTMLElement>('.of-deeds');
if (bar) listen(bar);

/** Brings the filters above what happened to life; what they need beside the page is loaded when one is asked for. */
function listen(bar: HTMLElement): void {
  const config: ActivityConfig = JSON.parse(bar.dataset['config'] ?? '{}');
  const chips = bar.querySelector<HTMLElement>('.asked');
  if (chips) chips.hidden = false;
  let words: Promise<Words> | undefined;
  const learn = (): Promise<Words> => {
    words ??= import('./activity-chips.ts').then(({ loadWords }) => loadWords(config));
    return words.catch((error: unknown) => {
      words = undefined;
      throw error;
    });
  };
  const show = async (): Promise<void> => {
    const [words, { showChips }, { tellUnknown }] = await Promise.all([
      learn(),
      import('./activity-chips.ts'),
      import('./activity-unknown.ts'),
    ]);
    const asked = readAsked(config);
    showChips(chips, asked, config, words);
    const result = bar.querySelector('.result');
    if (result) result.textContent = words.say('activity.count', { count: narrow(asked) });
    tellNothing(asked, words);
    tellUnknown(config, words, go);
  };
  const go = (address: URLSearchParams): void => {
    history.pushState(null, '', `${location.pathname}${address.size === 0 ? '' : `?${address}`}${location.hash}`);
    void attempt(show);
  };
  const ask = (asked: Asked): void => {
    const address = new URLSearchParams(location.search);
    for (const { key } of config.ways) {
      address.delete(key);
      for (const value of asked.get(key) ?? []) address.append(key, value);
    }
    go(address);
  };
  const open = async (key: string, anchor: HTMLElement): Promise<void> => {
    const way = config.ways.find((each) => each.key === key);
    const [words, { openChoices }] = await Promise.all([learn(), import('./choices.ts')]);
    if (!way) return;
    const asked = readAsked(config);
    const choices = way.values.map(({ value, title }): Choice => {
      return { value, title, on: asked.get(key)?.includes(value) ?? false, count: rowsFitting(new Map([...asked, [key, [value]]])).length };
    });
    openChoices(words, anchor, way.title, choices, 'checkbox', (value) => ask(toggle(readAsked(config), key, value)));
  };
  bar.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const { open: key, clear } = button?.dataset ?? {};
    if (button && key !== undefined) void attempt(() => open(key, button));
    if (clear !== undefined) ask(clear === '' ? new Map() : new Map([...readAsked(config)].filter(([each]) => each !== clear)));
  });
  addEventListener('popstate', () => void attempt(show));
  if (location.search !== '') void attempt(show);
}

/** What the address asks for, as far as there is such a thing. */
function readAsked({ ways }: ActivityConfig): Asked {
  const address = new URLSearchParams(location.search);
  return new Map(
    ways.flatMap(({ key, values, others }) => {
      const known = new Set([...values, ...others].map(({ value }) => value));
      const wanted = address.getAll(key).filter((value) => known.has(value));
      return wanted.length === 0 ? [] : [[key, wanted] as const];
    }),
  );
}

function toggle(asked: Asked, key: string, value: string): Asked {
  const values = asked.get(key) ?? [];
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  const rest = new Map(asked);
  rest.delete(key);
  return next.length === 0 ? rest : rest.set(key, next);
}

function allRows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.deeds li[data-by]')];
}

function rowsFitting(asked: Asked): HTMLElement[] {
  // a name may hold spaces; kinds and fields never do
  const has = (held = '', key: string, value: string) =>
    held === value || ((key === 'did' || key === 'key') && held.split(' ').includes(value));
  return allRows().filter(({ dataset }) => [...asked].every(([key, wanted]) => wanted.some((value) => has(dataset[key], key, value))));
}

/** Leaves the records that fit, with their commits and days; gives how many. A commit that touched many is unfolded. */
function narrow(asked: Asked): number {
  const left = new Set(rowsFitting(asked));
  for (const row of allRows()) row.hidden = !left.has(row);
  for (const around of document.querySelectorAll<HTMLElement>('.deeds .deed, .deeds .day')) {
    around.hidden = !around.querySelector('li[data-by]:not([hidden])');
  }
  for (const more of document.querySelectorAll<HTMLDetailsElement>('.deeds .more')) {
    more.classList.toggle('narrowed', asked.size > 0);
    if (asked.size > 0) more.open = true;
  }
  return left.size;
}

/** Says in the page that nothing fits. */
function tellNothing(asked: Asked, words: Words): void {
  const deeds = document.querySelector('.deeds');
  deeds?.querySelector('.no-fit')?.remove();
  if (asked.size === 0 || !deeds || deeds.querySelector('li[data-by]:not([hidden])')) return;
  const told = document.createElement('p');
  told.className = 'empty no-fit';
  told.textContent = words.say('activity.no_fit');
  deeds.append(told);
}
