import { readRecordPath } from '../../model/record-path.ts';

/** A record that got another name; its files stand at their new places already. */
export interface Renaming {
  from: { board: string; slug: string };
  to: { board: string; slug: string };
  /** Path of the record itself, before and after. */
  oldPath: string;
  newPath: string;
}

/** Records that got other names at once: none has two former names or two new ones, and no new name is the former one of another. */
export interface Renamings {
  /** What became of the record of that former `board/slug`. */
  of(name: string): Renaming | undefined;
  /** The renaming of the record that stood at a path, or to which the comment or file there belonged, with the path where that stands now. */
  moved(path: string): { renaming: Renaming; now: string } | undefined;
  /** The renaming of the record that stands at a path now, or to which the comment there belongs, with the path it had before. */
  own(path: string): { renaming: Renaming; before: string } | undefined;
  /** Whether a text holds any of the former slugs, as it is or as an address writes it. */
  areIn(text: string): boolean;
}

/** Looks renamings up by names and paths. */
export function openRenamings(renamings: readonly Renaming[]): Renamings {
  const byFrom = new Map(renamings.map((each) => [`${each.from.board}/${each.from.slug}`, each]));
  const byTo = new Map(renamings.map((each) => [`${each.to.board}/${each.to.slug}`, each]));
  const byPath = new Map(renamings.map((each) => [each.newPath, each]));
  const of = (name: string) => byFrom.get(name);
  return {
    of,
    moved(path) {
      const there = readRecordPath(path);
      const [, board, kind, slug, rest] = /^records\/([^/]+)\/(_files|_comments)\/([^/]+)\/(.*)$/s.exec(path) ?? [];
      const renaming = of(there ? `${there.board}/${there.slug}` : `${board}/${slug}`);
      if (!renaming) return undefined;
      const { to, newPath } = renaming;
      return { renaming, now: there ? newPath : `records/${to.board}/${kind}/${to.slug}/${rest}` };
    },
    own(path) {
      const record = byPath.get(path);
      if (record) return { renaming: record, before: record.oldPath };
      const [, board, slug, rest] = /^records\/([^/]+)\/_comments\/([^/]+)\/(.*)$/s.exec(path) ?? [];
      const renaming = byTo.get(`${board}/${slug}`);
      return renaming && { renaming, before: `records/${renaming.from.board}/_comments/${renaming.from.slug}/${rest}` };
    },
    areIn: finderOf(renamings.flatMap(({ from: { slug } }) => [slug, encodeURIComponent(slug)])),
  };
}

interface Letter {
  next: Map<number, Letter>;
  isEnd: boolean;
}

/** Whether a text holds any of these words, in time that does not grow with their number. */
function finderOf(words: string[]): (text: string) => boolean {
  const root: Letter = { next: new Map(), isEnd: false };
  for (const word of words) {
    let letter = root;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      const next = letter.next.get(code) ?? { next: new Map(), isEnd: false };
      letter.next.set(code, next);
      letter = next;
    }
    letter.isEnd = true;
  }
  return (text) => {
    for (let start = 0; start < text.length; start++) {
      let letter: Letter | undefined = root;
      for (let at = start; letter; at++) {
        if (letter.isEnd) return true;
        letter = letter.next.get(text.charCodeAt(at));
      }
    }
    return false;
  };
}
