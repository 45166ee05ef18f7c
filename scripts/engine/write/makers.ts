import type { Change } from '../../model/change.ts';
import type { Desk, Refusal } from './desk.ts';

/** Makes one change on a desk, or says why it cannot be made. */
export type Maker<Kind extends Change> = (desk: Desk, change: Kind, actor: string | undefined) => Refusal;

/** Who makes each kind of change: the one switch over them. */
export type Makers = { [Kind in Change['kind']]: Maker<Extract<Change, { kind: Kind }>> };

const loaders: { [Kind in Change['kind']]: () => Promise<Makers[Kind]> } = {
  set: async () => {
    const [{ setKey }, { changeAndRepeat }] = await Promise.all([import('./set.ts'), import('./repeat.ts')]);
    return (desk, change) => changeAndRepeat(desk, change, () => setKey(desk, change));
  },
  move: async () => {
    const [{ moveRecord }, { changeAndRepeat }] = await Promise.all([import('./move.ts'), import('./repeat.ts')]);
    return (desk, change) => changeAndRepeat(desk, change, () => moveRecord(desk, change));
  },
  add: async () => (await import('./list-values.ts')).changeListValues,
  take: async () => (await import('./list-values.ts')).changeListValues,
  body: async () => (await import('./body.ts')).changeBody,
  rename: async () => (await import('./rename.ts')).renameRecord,
  create: async () => (await import('./create.ts')).createRecord,
  remove: async () => (await import('./remove.ts')).removeRecord,
  comment: async () => (await import('./comment.ts')).addComment,
  'edit-comment': async () => (await import('./comment.ts')).editComment,
  'check-item': async () => (await import('./checklist.ts')).changeItem,
  'edit-item': async () => (await import('./checklist.ts')).changeItem,
  restore: async () => (await import('./restore.ts')).restoreRecord,
  attach: async () => (await import('./attach.ts')).attachFile,
  press: async () => (await import('./press.ts')).pressButton,
  repeat: async () => (await import('./repeat.ts')).repeatRecord,
  configure: async () => (await import('./configure.ts')).configureTracker,
};

/** The makers of some kinds, all when none are named; the others are not loaded, which for one small change is half the work. */
export async function loadMakers(kinds: Iterable<Change['kind']> = Object.keys(loaders) as Change['kind'][]): Promise<Partial<Makers>> {
  const load = async (kind: Change['kind']) => [kind, await loaders[kind]()] as const;
  return Object.fromEntries(await Promise.all([...new Set(kinds)].map(load))) as Partial<Makers>;
}
