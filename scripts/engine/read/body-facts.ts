import { linksInPlain, withoutCode } from '../../model/links.ts';
import { isDayOrTime } from '../../model/local-time.ts';
import type { BodyFacts } from '../../model/record.ts';

// no address of mail, package (@scope/name), annotation (@param(x)) or file (@name.ts)
const person = /(?<![\w@/.\\])@([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)(?![\w/@(]|\.\w|-\w)/gi;
const dueOfItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][^\n]*?\(due (\d[^()\n]{0,40})\)/gm;
// another site, or a part of the same page
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|[/\\#?])/i;

/** What a body or a comment's text names, for the checks; undefined when it names nothing. */
export function bodyFactsOf(body: string): BodyFacts | undefined {
  const mayMention = body.includes('@');
  const mayConflict = body.includes('<<<<<<< ') && body.includes('>>>>>>> ');
  if (!mayMention && !mayConflict && !body.includes('[')) return undefined;
  const text = withoutCode(body);
  const facts: BodyFacts = {};
  const links = linksInPlain(text).filter(({ to, target }) => to === 'record' || !elsewhere.test(target));
  if (links.length > 0) facts.links = links;
  if (mayMention) {
    const people = [...text.matchAll(person)].map((match) => ({ person: match[1] ?? '', at: match.index }));
    if (people.length > 0) facts.people = people;
  }
  if (text.includes('(due ')) {
    const dues = [...text.matchAll(dueOfItem)]
      .map((match) => ({ due: match[1] ?? '', at: match.index + match[0].length - 1 - (match[1] ?? '').length }))
      .filter(({ due }) => !isDayOrTime(due));
    if (dues.length > 0) facts.dues = dues;
  }
  const marks = mayConflict ? conflictIn(text) : undefined;
  if (marks !== undefined) facts.conflict = marks;
  return Object.keys(facts).length > 0 ? facts : undefined;
}

/** Where the first three marks of a merge that follow each other begin; a row of `=` alone may underline a heading. */
function conflictIn(text: string): number | undefined {
  const start = text.search(/^<{7} /m);
  if (start === -1) return undefined;
  const middle = text.slice(start).search(/^={7}\r?$/m);
  return middle !== -1 && /^>{7} /m.test(text.slice(start + middle)) ? start : undefined;
}
