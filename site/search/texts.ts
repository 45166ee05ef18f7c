import type { Display } from '../../scripts/model/display.ts';
import type { SiteData, SiteRecord } from '../data.ts';
import type { SiteComment } from '../data-record.ts';
import { type Plain, plainOf } from '../render/plain.ts';
import { nameMentions, withName } from './mentioned.ts';
import type { Texts } from './within.ts';

/** All that is said in a record but its title, tags and assignees, people by key and name: those of its fields, who commented, who is mentioned. Fields that are hidden are not looked through. */
export function textsOf({ body, comments, card, properties, files }: SiteRecord, people: SiteData['people']): Texts {
  const field: string[] = files.map(({ name }) => name);
  const named = (text: string): string => nameMentions(text, people, (key, name) => `@${key} ${name}`);
  for (const { key, display } of properties) {
    if (!Object.hasOwn(card.values, key)) continue;
    collect(plainOf(display), field);
    for (const each of peopleIn(display)) field.push(withName(each, people));
    if (display.as === 'chips')
      for (const { title } of display.chips) field.push(...(typeof title === 'string' ? [title] : Object.values(title)));
  }
  const said = (comment: SiteComment): string[] => [
    withName(comment.author, people),
    named(comment.text),
    ...comment.replies.flatMap(said),
  ];
  return { text: [named(body)], said: comments.flatMap(said), field };
}

function peopleIn(display: Display): string[] {
  if (display.as === 'several') return display.of.flatMap(peopleIn);
  return display.as === 'people' ? display.people : [];
}

function collect(plain: Plain | undefined, into: string[]): void {
  if (typeof plain === 'string' || typeof plain === 'number') into.push(String(plain));
  else if (typeof plain === 'object') for (const part of Object.values(plain)) collect(part, into);
}
