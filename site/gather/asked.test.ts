import { afterEach, expect, test } from 'vitest';
import { newRepository, removeFolders } from '../../scripts/story/history-repository.ts';
import { readSite } from '../tests/reading.ts';

afterEach(removeFolders);

test('a note waits for the person or team that it mentions, not for a word that nobody is called by, unless people are open', async () => {
  const { root, write } = newRepository();
  write('workspace.yml', 'people: { ana: { name: Ana } }\nteams: { office: [ana] }\n');
  write('lists/work.yml', 'lists: [open]\n');
  write('lists/forum.yml', 'lists: [open]\nopen: [people]\n');
  const text = '---\ntitle: One\n---\nAsk @Ana and @office, call @plumber.\n';
  write('records/work/open/one.md', text);
  write('records/forum/open/two.md', text);
  const { records } = await readSite(root, 'members');
  expect(Object.fromEntries(records.map(({ slug, card }) => [slug, card.asked]))).toEqual({
    one: ['ana', 'office'],
    two: ['ana', 'office', 'plumber'],
  });
});
