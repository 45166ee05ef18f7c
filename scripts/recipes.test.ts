import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from './catalogue.ts';
import { type Lived, liveThrough } from './story/recipe-run.ts';
import { recipePages, type Stories } from './story/recipes.ts';
import { woadIn } from './story/woad.ts';

const pages = recipePages();
const byPage = await loadCatalogue<Stories>('recipes');
const stories: Stories = Object.assign({}, ...byPage.values());
let lived: Lived;
beforeAll(async () => {
  lived = await liveThrough(Object.assign({}, ...pages.map(({ files }) => files)), stories);
});
afterAll(() => lived?.close());

describe.each(pages)('the page $name', ({ name, rules }) => {
  test('has a story for each recipe, and none for what it does not show', () => {
    expect(Object.keys(byPage.get(name) ?? {}).sort()).toEqual(rules.toSorted());
  });
  for (const rule of rules)
    test(`${rule}: ${stories[rule]?.says}`, () => {
      const seen = lived.seenBy(rule);
      stories[rule]?.expects(seen);
    });
});

test('all recipes together are sound, and none sets another off in a circle', async () => {
  const { code, out } = await woadIn(lived.root, ['check', 'automations', 'lists', 'workspace.yml']);
  expect([code, out]).toEqual([0, '']);
});

test('no recipe failed, but for the one that lacks a value', () => {
  const failed = lived.notes.flatMap(({ traces }) => traces.filter(({ status }) => status === 'failed' || status === 'partial'));
  expect(failed.map(({ rule, record, reason }) => `${rule} ${record}: ${reason}`)).toEqual([
    'won-crm sales/dark-house: call-webhook: json.value: deal_value is empty on sales/dark-house; fill it in, or let the step ask for it with if: has(deal_value)',
    'won-finance sales/dark-house: send-email: body: deal_value is empty on sales/dark-house; fill it in, or let the step ask for it with if: has(deal_value)',
  ]);
  expect(lived.notes.flatMap(({ effects }) => effects.filter(({ state }) => state !== 'sent'))).toEqual([]);
});
