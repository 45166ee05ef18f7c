import type { Change } from '../../scripts/model/change.ts';
import type { Words } from '../render/words.ts';
import { askProgram } from './local-ask.ts';
import { keepTold, showTold } from './local-told.ts';

/** What a person is told of a record that moves. */
interface Moving {
  board: string;
  slug: string;
  list: string;
  title: string;
}

/** Where in its list a moved record shall stand: told by the change, or by its order and title. */
export type Placing = Pick<Extract<Change, { kind: 'move' }>, 'before' | 'after' | 'position'>;

/** Moves a record's file on this machine and says so, with what takes it back; false where it stays where it is, which is said too. */
export async function moveHere(
  words: Words,
  { board, slug, list, title }: Moving,
  to: { name: string; title: string },
  placing: Placing = {},
): Promise<boolean> {
  const change: Change = { kind: 'move', record: `${board}/${slug}`, list: to.name, was: list, ...placing };
  const { problems, written, undo } = await askProgram('changes', { woad: 1, changes: [change] });
  const [problem] = problems;
  if (problem !== undefined) {
    showTold({ text: problem, isProblem: true });
    return false;
  }
  const others = written > 1 ? [words.say('move.others', { count: written - 1 })] : [];
  const text = [words.say(to.name === list ? 'move.placed' : 'move.done', { title, list: to.title }), ...others].join(' · ');
  keepTold(undo === undefined ? { text } : { text, undo, taking: words.say('move.undo'), taken: words.say('move.undone') });
  return true;
}
