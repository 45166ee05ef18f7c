import type { SiteRecord } from '../data.ts';
import type { SiteComment } from '../data-record.ts';
import { type Plain, plainOf } from '../render/plain.ts';
import type { Texts } from './within.ts';

/** All that is said in a record but its title, tags and people; fields that are hidden are not looked through. */
export function textsOf({ body, comments, card, properties, files }: SiteRecord): Texts {
  const field: string[] = files.map(({ name }) => name);
  for (const { key, display } of properties) {
    if (!Object.hasOwn(card.values, key)) continue;
    collect(plainOf(display), field);
    if (display.as === 'chips')
      for (const { title } of display.chips) field.push(...(typeof title === 'string' ? [title] : Object.values(title)));
  }
  return { text: [body], said: comments.flatMap(textsOfComment), field };
}

function textsOfComment({ text, replies }: SiteComment): string[] {
  return [text, ...replies.flatMap(textsOfComment)];
}

function collect(plain: Plain | undefined, into: string[]): void {
  if (typeof plain === 'string' || typeof plain === 'number') into.push(String(plain));
  else if (typeof plain === 'object') for (const part of Object.values(plain)) collect(part, into);
}
