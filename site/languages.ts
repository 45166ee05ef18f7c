import { parse } from 'yaml';
import type { Messages } from './data.ts';
import { readMessages } from './gather/messages.ts';
import { kindsOfSentence } from './render/sentences.ts';

type Read = (path: string) => Uint8Array | undefined;
type Part = 'pages' | 'engine';

/** Read once, as long as the files are the same. */
const said = new Map<string, { text: string; messages: Messages }>();
const ofEngine: ReadonlySet<string> = new Set(kindsOfSentence);

/** What the site says in the languages it is built in, and in English for what one of them lacks; `engine` are the sentences of faults and runs, half of each file, which a site without a fault never asks for. */
export function readLanguages(wanted: readonly string[], part: Part, read: Read): Map<string, Messages> {
  const languages = new Map<string, Messages>();
  for (const language of new Set(['en', ...wanted])) {
    const bytes = read(`site/languages/${language}.yml`);
    if (!bytes) continue;
    const text = partOf(new TextDecoder().decode(bytes), part);
    const known = said.get(`${part} ${language}`);
    const messages = known?.text === text ? known.messages : readMessages(parse(text));
    said.set(`${part} ${language}`, { text, messages });
    languages.set(language, messages);
  }
  return languages;
}

/** The sections of a language's file that belong to a part; each begins with its name at the beginning of a line. */
function partOf(text: string, part: Part): string {
  const sections = text.split(/^(?=[a-z_]+:[ \t]*$)/m);
  return sections.filter((section) => ofEngine.has(/^[a-z_]+/.exec(section)?.[0] ?? '') === (part === 'engine')).join('');
}
