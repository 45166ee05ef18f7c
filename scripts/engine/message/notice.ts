import type { NoticeEffect } from '../../model/effect.ts';
import { withFirst } from '../../model/first-of-month.ts';
import { isRealDay } from '../../model/local-time.ts';
import { type MessageLanguage, type PluralText, type SentenceName, sentenceNames } from '../../model/message-language.ts';
import { textIn } from '../../model/value.ts';
import { cutLine, markdownOf } from '../../model/words.ts';
import type { Person, Workspace } from '../../model/workspace.ts';

/** A notice and the record it is about (`board/slug`; absent for none), as a plan holds it. */
export interface PlannedNotice {
  effect: NoticeEffect;
  record?: string;
}

/** What composing asks of the tracker. */
export interface NoticeContext {
  workspace: Pick<Workspace, 'title' | 'languages' | 'people'>;
  /** By their names: `en`, `es`, ... */
  languages: ReadonlyMap<string, MessageLanguage>;
  /** The title of a record; undefined when it is not there. */
  titleOf(record: string): string | undefined;
  /** The address of a record for people; undefined when it has none. */
  linkOf(record: string): string | undefined;
}

/** A mail to one person: `subject` is one line of plain text, `body` is Markdown. */
export interface ComposedNotice {
  subject: string;
  body: string;
}

const longestText = 300;
const longestSubject = 150;

/** All that one person is told in one run, as one message in their language; each notice is an item of its list. */
export function composeNotices(notices: PlannedNotice[], person: Person, context: NoticeContext): ComposedNotice {
  const speech = speechFor(person, context);
  const told = withoutEchoes(notices);
  const [first] = told;
  const tracker = textIn(context.workspace.title, speech.code);
  const count = { count: speech.number(told.length), tracker };
  const only = first && told.length === 1 ? lineOf(first, speech, context, 'plain') : undefined;
  const subject = only ?? speech.plural(speech.language.subject, told.length, count);
  const safe = { count: count.count, tracker: markdownOf(tracker) };
  const body = [
    fill(speech.language.greeting, { name: markdownOf(person.name) }),
    speech.plural(speech.language.intro, told.length, safe),
    told.map((notice) => `- ${indented(lineOf(notice, speech, context, 'markdown'))}`).join('\n'),
    fill(speech.language.why, safe),
  ];
  return { subject: cutLine(subject, longestSubject), body: `${body.join('\n\n')}\n` };
}

/** What people are told of one record, for an issue on GitHub that is kept for it: each is mentioned once, and spoken to in their language. */
export function composeMentions(
  notices: PlannedNotice[],
  record: string | undefined,
  context: NoticeContext,
): { title: string; body: string } {
  const title = (record === undefined ? undefined : context.titleOf(record)) ?? record ?? textIn(context.workspace.title, 'en');
  const parts = [...Map.groupBy(notices, ({ effect }) => effect.person)].flatMap(([key, own]) => {
    const person = context.workspace.people.get(key);
    if (!person) return [];
    const speech = speechFor(person, context);
    const lines = withoutEchoes(own).map((notice) => `- ${indented(lineOf(notice, speech, context, 'markdown'))}`);
    return [`@${person.github ?? person.key}\n\n${lines.join('\n')}`];
  });
  return { title: cutLine(title, longestSubject), body: `${parts.join('\n\n')}\n` };
}

/** One thing is told once: a comment that mentions somebody is no second notice, a reminder of what is due or late neither. */
function withoutEchoes(notices: PlannedNotice[]): PlannedNotice[] {
  const said = (record: string | undefined, sentence: string) =>
    notices.some(({ effect, record: other }) => other === record && effect.about?.sentence === sentence);
  const unique = new Map(notices.map((notice) => [JSON.stringify([notice.record, notice.effect.text, notice.effect.about]), notice]));
  return [...unique.values()].filter(
    ({ effect, record }) => !(effect.about?.sentence.startsWith('reminded') && (said(record, 'due') || said(record, 'late'))),
  );
}

/** How one language is spoken. */
interface Speech {
  code: string;
  language: MessageLanguage;
  number(count: number): string;
  plural(text: PluralText, count: number, values: { [name: string]: string }): string;
}

/** The language of a person, else the first of the workspace, else English. */
function speechFor({ language }: Person, { workspace, languages }: NoticeContext): Speech {
  const code = [language, ...workspace.languages, 'en'].find((each) => each !== undefined && languages.has(each)) ?? 'en';
  const spoken = languages.get(code);
  if (!spoken) throw new Error('no language of messages was handed over');
  return {
    code,
    language: spoken,
    number: (count) => new Intl.NumberFormat(code).format(count),
    plural: (text, count, values) => fill(text[new Intl.PluralRules(code).select(count)] ?? text.other, values),
  };
}

/** A notice as one sentence; `{record}` is a link in Markdown and the title in plain text. */
function lineOf(notice: PlannedNotice, { code, language }: Speech, context: NoticeContext, as: 'plain' | 'markdown'): string {
  const { about, text = '' } = notice.effect;
  const write = as === 'markdown' ? markdownOf : (said: string) => said;
  const linked = linkTo(notice, context, as);
  if (!about) return [linked, as === 'plain' ? plainOf(text) : text.trim()].filter((part) => part !== '').join(': ');
  const { by = '', due = '', text: words = '' } = about.values;
  const sentence = isSentence(about.sentence) ? language.sentences[about.sentence] : '{record}';
  return fill(sentence, {
    record: linked,
    by: write(cutLine(by, longestText)),
    due: dateIn(due, code),
    text: write(cutLine(words, longestText)),
  });
}

function linkTo({ record, effect }: PlannedNotice, context: NoticeContext, as: 'plain' | 'markdown'): string {
  if (record === undefined) return '';
  const title = cutLine(effect.about?.values['title'] ?? context.titleOf(record) ?? record, longestText);
  if (as === 'plain') return title;
  const link = context.linkOf(record);
  return link === undefined ? `**${markdownOf(title)}**` : `[${markdownOf(title)}](<${link.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

function isSentence(name: string): name is SentenceName {
  return sentenceNames.some((each) => each === name);
}

/** One pass: what is filled in is never looked at again. */
export function fill(text: string, values: { [name: string]: string }): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A local day or time, as it is written in a language. */
function dateIn(local: string, code: string): string {
  if (!isRealDay(local)) return local;
  const isTime = local.length > 10;
  const key = `${code} ${isTime}`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(code, { dateStyle: 'long', ...(isTime ? { timeStyle: 'short' } : {}), timeZone: 'UTC' });
  formats.set(key, format);
  return withFirst(format.format(new Date(`${local}${isTime ? '' : 'T00:00'}Z`)), code);
}

/** The further lines of an item, so that they stay in it. */
function indented(text: string): string {
  return text.replace(/\n/g, '\n  ');
}

/** A text of a rule for a subject: without the marks that stand in most of them. */
function plainOf(markdown: string): string {
  return markdown
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/\\([\\`*_[\]<>~|&])|[*_`\u2060]+/g, (_, escaped: string | undefined) => escaped ?? '');
}
