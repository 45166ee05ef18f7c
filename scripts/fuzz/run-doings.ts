/** What people do, each in one commit that is pushed at once, and runs in between; numbers choose among what is there. */
export type Doing =
  | { do: 'create' | 'move' | 'edit' | 'tag' | 'comment' | 'rename' | 'delete' | 'merge' | 'revert' | 'undo'; which: number; to: number }
  | { do: 'force' | 'run' | 'run-twice' | 'run-together' }
  | { do: 'run-and-die'; push: number; when: 'before' | 'after' };

/** Of the board `desk`. */
export const lists = ['todo', 'doing', 'done'];
const mail = (when: string, name: string) =>
  `when: ${when}\ndo: [{ send-email: { to: ana, subject: "${name} {{ event.commit }}", body: "{{ title }}" } }]\n`;
const rules = {
  created: '{ record-created: {} }',
  moved: '{ record-moved: {} }',
  edited: '{ field-changed: { field: body } }',
  tagged: '{ tag-added: {} }',
  commented: '{ comment-added: { by: luis } }',
  renamed: '{ record-renamed: {} }',
  deleted: '{ record-deleted: {} }',
  restored: '{ record-restored: {} }',
};
/** A board with three records, a rule that mails for each kind of event, and one that changes something. */
export const trackerOfRuns: { [path: string]: string } = {
  'workspace.yml':
    'title: T\nemail: { from: tracker@tidewater.example, allow: [people] }\npeople:\n  ana: { name: Ana, email: ana@tidewater.example }\n  luis: { name: Luis, email: luis@tidewater.example }\n',
  'lists/desk.yml': `lists: [todo, doing, { name: done, done: true }]\nopen: [tags]\n`,
  'automations/done.yml': 'when: { record-moved: { to: done } }\ndo: [{ comment: "Done by {{ event.commit }}" }]\n',
  ...Object.fromEntries(Object.entries(rules).map(([name, when]) => [`automations/${name}.yml`, mail(when, name)])),
  ...Object.fromEntries(['a', 'b', 'c'].map((slug) => [`records/desk/todo/${slug}.md`, textOf(slug)])),
};

/** A record as it is made; its id is made of the slug it has first. */
export function textOf(slug: string): string {
  return `---\nid: id-${slug}\ntitle: Title ${slug}\n---\nThe text of ${slug}.\n\nIt ends so.\n`;
}
