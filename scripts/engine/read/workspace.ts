import { addressProblem, senderProblem } from '../../model/address.ts';
import { branchProblem } from '../../model/branch-name.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Zod } from '../../model/field-type.ts';
import type { Place, SourceFile } from '../../model/file.ts';
import { isTimeZone } from '../../model/local-time.ts';
import { didYouMean, keyPattern } from '../../model/names.ts';
import { noticeNames } from '../../model/notice.ts';
import { timeZoneProblem } from '../../model/time-zone.ts';
import type { Person, Workspace } from '../../model/workspace.ts';
import { placesBelow, readConfig } from './config.ts';
import { knownFormat, tellNewer } from './format.ts';
import { viewFrom, viewSchema } from './view-schema.ts';

/** The languages the site and its messages can speak. */
export const knownLanguages = ['en', 'es', 'fr', 'it', 'ru'] as const;

/** The schema of `workspace.yml`: every key, with the sentence that the docs and the editor show. */
export function workspaceSchema(z: Zod) {
  const text = z.union([z.string(), z.record(z.string(), z.string())]);
  // for editors alone: the reader says more exactly what is wrong with a key
  const key = z.string().meta({ pattern: keyPattern.source });
  const person = z.strictObject({
    name: z.string().optional().describe('The name people see; the key when absent.'),
    email: z.string().optional().describe('Where mail goes; it may instead come from the secret PEOPLE.'),
    github: z.string().optional().describe('The GitHub login; the key when absent.'),
    language: z.enum(knownLanguages).optional().describe('The language of messages to this person.'),
    notify: z.enum(['email', 'github', 'none']).default('none').describe('How this person hears of things.'),
    aliases: z.array(z.string()).default([]).describe('Other addresses and names found in commits.'),
  });
  return z.strictObject({
    // a whole number of any size: a newer format is told as such, not as too high
    format: z
      .number()
      .multipleOf(1, { error: ({ input }) => `expected a whole number; found "${input}"` })
      .min(1)
      .default(knownFormat)
      .describe('The version of the format, 1.')
      .meta({ type: 'integer', maximum: knownFormat }),
    title: text.default('Tracker').describe('What the tracker is called.'),
    description: text.optional().describe('One sentence under the title.'),
    languages: z.array(z.enum(knownLanguages)).min(1).default(['en']).describe('Of en es fr it ru; the first is the default.'),
    timezone: z
      .string()
      .refine(isTimeZone, { error: ({ input }) => timeZoneProblem(String(input)) })
      .default('UTC')
      .describe('Decides when a day begins.')
      .meta({ examples: ['Europe/Madrid'] }),
    week_starts: z.enum(['monday', 'saturday', 'sunday']).optional().describe('The first day of a week.'),
    repository: z
      .string()
      .regex(/^[\w.-]+\/[\w.-]+$/, { error: 'expected owner/name' })
      .optional()
      .describe('On GitHub, `owner/name`.'),
    branch: z
      .string()
      .refine((name) => branchProblem(name) === undefined, { error: ({ input }) => branchProblem(String(input)) ?? '' })
      .optional()
      .describe("The branch people's changes go to."),
    publish: z.enum(['pages', 'artifact', 'none']).default('none').describe('Where the workflow puts the built site.'),
    merge: z.enum(['members', 'review']).default('review').describe('Whether proposals of members merge by themselves.'),
    people: z.record(key, person).default({}).describe('Who may be named, by key.'),
    teams: z.record(key, z.array(z.string())).default({}).describe('Groups of people, by key.'),
    automations: z
      .strictObject({
        write: z.enum(['direct', 'pull-request']).default('direct').describe('How rules change records: by commits, or by a pull request.'),
      })
      .optional()
      .describe('How rules work.'),
    email: z
      .strictObject({
        from: z.string().optional().describe('The sender: an address, or `Name <address>`.'),
        allow: z
          .array(z.string())
          .default(['people'])
          .describe('Who may be written to: addresses, `*@host`, `people`, `field:board.name`.'),
      })
      .optional()
      .describe('Sender and allow-list of mail.'),
    webhooks: z
      .strictObject({ allow: z.array(z.string()).default([]).describe('Hosts that webhooks may go to.') })
      .optional()
      .describe('Allow-list of webhooks.'),
    notices: z
      .record(z.string(), z.boolean())
      .default({})
      .describe('Built-in notices to people, each true or false: assigned, mentioned, commented, due, late, reminded.'),
    views: z
      .array(
        viewSchema(z).extend({
          boards: z.array(z.string()).default([]).describe('The boards it looks over; all unless told.'),
        }),
      )
      .default([])
      .describe('Views over several boards.'),
  });
}

/** The workspace and all that is wrong with its file; what is missing has its default. */
export function readWorkspace(file: SourceFile, zod: Zod): { workspace: Workspace; diagnostics: Diagnostic[] } {
  const config = readConfig(file, workspaceSchema(zod), 'workspace');
  const { value, placeOf } = config;
  const diagnostics = [...config.diagnostics];
  const complain = (path: string[], message: string) =>
    diagnostics.push({ place: placeOf(path), check: 'workspace', message, severity: 'error' });
  const said = config.written.get('format');
  if (value.format > knownFormat) complain(['format'], tellNewer(said?.as === 'scalar' ? said.source : String(value.format)));
  for (const [index, language] of value.languages.entries())
    if (value.languages.indexOf(language) < index) complain(['languages', String(index)], `the language "${language}" stands twice`);
  const people = new Map<string, Person>();
  for (const [key, { name = key, ...person }] of Object.entries(value.people)) {
    if (!keyPattern.test(key)) complain(['people', key], `"${key}" is not a key for a person; expected lower-case letters, digits and "-"`);
    const problem = person.email === undefined ? undefined : addressProblem(person.email);
    if (problem !== undefined) complain(['people', key, 'email'], `people.${key}.email: ${problem}`);
    people.set(key, { key, name, ...person });
  }
  const { from } = value.email ?? {};
  const unsound = from ? senderProblem(from) : undefined;
  if (unsound !== undefined) complain(['email', 'from'], `email.from: ${unsound}`);
  const teams = new Map(Object.entries(value.teams));
  for (const [key, members] of teams) {
    if (people.has(key)) complain(['teams', key], `"${key}" is a person already; people and teams share their names`);
    for (const member of members) {
      if (!people.has(member))
        complain(['teams', key], `"${member}" in team ${key} is not a person of the workspace${didYouMean(member, people.keys())}`);
    }
  }
  for (const name of Object.keys(value.notices)) {
    if (!noticeNames.some((each) => each === name))
      complain(
        ['notices', name],
        `"${name}" is not a built-in notice${didYouMean(name, noticeNames) || `; expected one of ${noticeNames.join(', ')}`}`,
      );
  }
  const { title, languages, timezone, repository, branch, publish, merge } = value;
  const workspace: Workspace = {
    title,
    languages: [...new Set(languages)],
    timezone,
    publish,
    merge,
    write: value.automations?.write ?? 'direct',
    email: { allow: value.email?.allow ?? ['people'], ...(value.email?.from ? { from: value.email.from } : {}) },
    webhookHosts: value.webhooks?.allow ?? [],
    allowPlaces: placesOf({ email: value.email?.allow ?? [], webhooks: value.webhooks?.allow ?? [] }, placeOf),
    silenced: new Set(Object.entries(value.notices).flatMap(([name, isOn]) => (isOn ? [] : [name]))),
    people,
    teams,
    views: value.views.map(({ boards, ...view }) => ({ ...viewFrom(view), boards })),
    viewPlaces: new Map(placesBelow(['views'], value.views, placeOf)),
  };
  if (config.untold.size > 0) workspace.untold = config.untold;
  if (value.description !== undefined) workspace.description = value.description;
  if (value.week_starts) workspace.weekStarts = value.week_starts;
  if (repository) workspace.repository = repository;
  if (branch) workspace.branch = branch;
  return { workspace, diagnostics };
}

function placesOf(lists: { [key: string]: string[] }, placeOf: (path: (string | number)[]) => Place): Map<string, Place> {
  const each = Object.entries(lists).flatMap(([key, entries]) => entries.map((_, index) => [key, 'allow', index]));
  return new Map(each.map((path) => [path.join('.'), placeOf(path)]));
}
