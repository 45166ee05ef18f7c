import { afterEach, expect, test } from 'vitest';
import { newRepository, removeFolders } from '../../scripts/story/history-repository.ts';
import { marksOf } from '../render/activity-filter.ts';
import { contextOf } from '../render/contexts.ts';
import { linesOf } from '../render/history-change.ts';
import { readSite } from '../tests/reading.ts';

afterEach(removeFolders);

test('checked steps are told as a sentence, in the language of the page, and can be asked for', async () => {
  const { root, write, commit } = newRepository();
  write('workspace.yml', 'title: T\nlanguages: [en, ru]\n');
  write('lists/a.yml', 'title: A\nlists: [open]\n');
  const write5 = (...checked: number[]) =>
    write(
      'records/a/open/one.md',
      `---\ntitle: One\n---\n${[1, 2, 3, 4, 5].map((step) => `- [${checked.includes(step) ? 'x' : ' '}] ${step}\n`).join('')}`,
    );
  write5();
  commit();
  write5(1, 2);
  commit();
  write5(2);
  commit();
  const site = await readSite(root);
  const plain = (language: string) =>
    site.activity?.map((step) =>
      linesOf(step, contextOf(site, language))
        .join('; ')
        .replaceAll(/<[^>]*>/g, ''),
    );
  expect(plain('en')?.slice(0, 2)).toEqual(['Unchecked 1 step 1 of 5', 'Checked 2 steps 2 of 5']);
  expect(plain('ru')?.slice(0, 2)).toEqual(['Отметка снята с 1 пункта 1 из 5', 'Отмечены 2 пункта 2 из 5']);
  expect(marksOf(site.activity?.slice(0, 1) ?? [])).toMatchObject({ 'data-did': 'checked', 'data-key': '', 'data-on': 'a' });
});
