import { writeTracker } from './tracker.ts';

const people = Array.from({ length: 14 }, (_, index) => `p${index}: { name: Person ${index} }`);

/** A board whose first list is longer than what is printed of it, and whose days are before and after 15 November 2026. */
export function writeLongTracker(): string {
  const files: { [path: string]: string } = {
    'workspace.yml': `format: 1\ntitle: Long\nlanguages: [en, ru]\ntimezone: UTC\npeople: { ${people.join(', ')} }\n`,
    'lists/work.yml':
      'title: Work\nlists: [{ name: open, title: Open }, { name: over, title: Over, done: true }]\nviews: [board, table, list, calendar, timeline]\ncard: [tags]\n',
  };
  for (let number = 0; number < 320; number++) {
    const day = number < 28 ? `due: 2026-11-${String(number + 1).padStart(2, '0')}\n` : '';
    files[`records/work/open/r-${String(number).padStart(3, '0')}.md`] =
      `---\ntitle: Record ${String(number).padStart(3, '0')}\ntags: [near]\n${day}---\nText of ${number}.\n`;
  }
  files['records/work/over/last.md'] = '---\ntitle: The last\n---\n';
  return writeTracker(files);
}
