import { expect, test } from 'vitest';
import { groupKeys } from '../../scripts/model/chart.ts';
import { openDisk } from '../../scripts/store/disk.ts';
import type { ChartData } from '../data-charts.ts';
import { readLanguages } from '../languages.ts';
import { wordsOf } from '../render/words.ts';
import { siteOf } from '../tests/sample.ts';
import { headingOf } from './heading.ts';

const languages = readLanguages(['en', 'ru', 'fr'], 'pages', openDisk(`${import.meta.dirname}/../..`).read);

function heading(language: string, by: string, byTitle?: string): string {
  const messages = languages.get(language) ?? new Map();
  const context = { ...siteOf([]), words: wordsOf(language, 'UTC', messages, messages) };
  const data: ChartData = { type: 'bar', show: 'all', by, boards: [], sum: 'Deal value', parts: [], ...(byTitle ? { byTitle } : {}) };
  return headingOf(data, context);
}

test('a chart says as people do by what it counts', () => {
  expect(heading('en', 'assignees')).toBe('Deal value by assignee');
  expect(heading('fr', 'assignees')).toBe('Deal value par responsable');
  expect(heading('ru', 'assignees')).toBe('Deal value по исполнителям');
  expect(heading('en', 'stage', 'Stage')).toBe('Deal value by stage');
});

test.each(groupKeys)('there are words for a chart by %s', (key) => {
  expect(heading('en', key)).toMatch(/^Deal value(?: by|,) [a-z ]+$/);
});
