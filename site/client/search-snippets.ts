import type { DrawContext } from '../render/context.ts';
import { nameMentions } from '../search/mentioned.ts';
import { foldText } from '../search/words.ts';
import { markText, rangesIn } from './search-marks.ts';

/** What is read of a record's data file. */
export interface RecordFile {
  body?: string;
  fields?: { [name: string]: unknown };
  discussion?: Remark[];
}

interface Remark {
  name: string;
  author?: string;
  text: string;
  replies: Remark[];
}

/** A text in which words may stand, and the comment that it is. */
interface Searched {
  text: string;
  comment?: string;
  isMarkdown?: boolean;
}

/** The place in a record where something was found: HTML, and the comment it stands in. */
export interface Snippet {
  html: string;
  comment?: string;
}

/** How much is shown before and in all. */
const before = 50;
const shown = 180;
const atOnce = 6;
/** Of a longer text only so much around the first place is looked at letter by letter. */
const room = 2000;

const files = new Map<string, Promise<RecordFile>>();

/** The places in the texts of records that hold the words, told one by one as they come; a record without such a place is passed over. */
export async function findSnippets(
  addresses: readonly string[],
  words: readonly string[],
  inComments: boolean,
  { to, people }: Pick<DrawContext, 'to' | 'people'>,
  tell: (address: string, snippet: Snippet) => void,
): Promise<void> {
  const waiting = addresses.values();
  const work = async (): Promise<void> => {
    for (const address of waiting) {
      const file = files.get(address) ?? fetchFile(to.data(`records/${address}.json`));
      files.set(address, file);
      const snippet = snippetOf(await file, words, inComments, people);
      if (snippet) tell(address, snippet);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** A record whose file cannot be had is shown without a snippet. */
async function fetchFile(address: string): Promise<RecordFile> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

/** The part of a record's texts that holds most of the words: of its text first, or of its comments, then of its fields. */
export function snippetOf(
  { body = '', fields = {}, discussion = [] }: RecordFile,
  words: readonly string[],
  inComments: boolean,
  people: DrawContext['people'] = new Map(),
): Snippet | undefined {
  // somebody is named where the name is what one looks for, else stands there as it was written
  const nameIn = (key: string): string | undefined => {
    const name = people.get(key)?.name;
    return name !== undefined && words.some((word) => foldText(name).includes(word)) ? name : undefined;
  };
  const named = (text: string): string => nameMentions(text, people, (key) => `@${nameIn(key.toLowerCase()) ?? key}`);
  const said = discussion.flatMap(withReplies).map(({ name, author = '', text }) => {
    const by = nameIn(author) ?? (words.includes(foldText(author)) ? author : undefined);
    return { text: `${by === undefined ? '' : `${by}: `}${named(text)}`, comment: name, isMarkdown: true };
  });
  const values = Object.values(fields).map((value) =>
    [value]
      .flat()
      .filter((each) => typeof each === 'string')
      .map((each) => nameIn(each) ?? each)
      .join(', '),
  );
  const texts: Searched[] = [{ text: named(body), isMarkdown: true }, ...values.map((text) => ({ text }))];
  const all: Searched[] = inComments ? [...said, ...texts] : [...texts, ...said];
  const held = ({ text }: Searched): number => words.filter((word) => foldText(text).includes(word)).length;
  const best = all.map((each) => ({ each, held: held(each) })).reduce((a, b) => (b.held > a.held ? b : a), { each: { text: '' }, held: 0 });
  if (best.held === 0) return undefined;
  const { text, comment, isMarkdown }: Searched = best.each;
  // of a long text only the place is made plain, since its signs may be a hundred thousand
  const near = text.length > room ? roughly(text, words) : text;
  const plain = isMarkdown ? plainText(near) : near;
  return { html: markText(cutAround(plain, words), words), ...(comment === undefined ? {} : { comment }) };
}

function withReplies(remark: Remark): Remark[] {
  return [remark, ...remark.replies.flatMap(withReplies)];
}

/** Markdown without most of its signs, on one line. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[-: \t]*$/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:#+|>|[-*+](?: \[[ x]\])?) /gm, '')
    .replace(/[`*|~[\]]+|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The part of a long text that holds the first word, more or less: folding may move letters by a few. */
function roughly(text: string, words: readonly string[]): string {
  const folded = foldText(text);
  const places = words.map((word) => folded.search(new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'u'))).filter((at) => at >= 0);
  const inside = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0);
  const first = Math.min(...(places.length > 0 ? places : inside));
  return text.slice(Math.max(0, first - room / 4), first + room / 4);
}

/** The part of a text around the first place that is marked. */
function cutAround(text: string, words: readonly string[]): string {
  const first = rangesIn(text, words)[0]?.[0] ?? 0;
  if (text.length <= shown) return text;
  // a word without end is cut
  const begin = first <= before ? 0 : Math.max(text.lastIndexOf(' ', first - before) + 1, first - 2 * before);
  const end = begin + shown >= text.length ? text.length : Math.max(first, text.lastIndexOf(' ', begin + shown));
  return `${begin > 0 ? '… ' : ''}${text.slice(begin, end)}${end < text.length ? ' …' : ''}`;
}
