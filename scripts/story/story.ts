import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type FileTree, readTree } from './file-tree.ts';

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

const expected = {
  exit: z.int().default(0),
  stdout: z.string().optional().describe('All of the standard output.'),
  stdout_has: texts.default([]),
  stdout_lacks: texts.default([]),
  stderr: z.string().optional().describe('All of the standard error.'),
  stderr_has: texts.default([]),
  stderr_lacks: texts.default([]),
  json: z.unknown().optional().describe('What the standard output holds as JSON: keys that are not named here may be anything.'),
};

const step = z.union([
  z.strictObject({
    woad: z.union([z.string(), z.array(z.string())]),
    stdin: z.string().default(''),
    spawn: z.boolean().optional(),
    ...expected,
  }),
  z.strictObject({ git: z.union([z.string(), z.array(z.string())]), ...expected }),
  z.strictObject({ commit: z.string().describe('Commits everything, with this message.') }),
  z.strictObject({ write: z.string(), text: z.string() }),
  z.strictObject({ append: z.string(), text: z.string(), times: z.int().default(1).describe('How often the text is added.') }),
  z.strictObject({
    read: z.string().describe('A file, or a folder: then all below it.'),
    has: texts.default([]),
    lacks: texts.default([]),
  }),
  z.strictObject({ remove: z.string() }),
  z.strictObject({ rename: z.string(), to: z.string() }),
]);

const story = z.strictObject({
  now: z.iso.datetime().default('2026-11-21T12:00:00Z'),
  git: z.boolean().default(false).describe('The folder is a git repository whose first commit is before/.'),
  spawn: z.boolean().default(false).describe('Runs the real command line, not its code within the test.'),
  finds: z.array(z.string()).default([]).describe('Faults on lines that cannot carry a mark: "path:line check".'),
  finds_after: z.array(z.string()).optional().describe('The same for after/; without it `finds` holds for both.'),
  steps: z.array(step).default([]),
});

export type Step = z.infer<typeof step>;
export type RunStep = Extract<Step, { woad: unknown } | { git: unknown }>;

export interface Story extends z.infer<typeof story> {
  name: string;
  before: FileTree;
  /** The same as `before` when the story has no after/: then nothing may change. */
  after: FileTree;
}

/** Reads one folder of `scripts/stories/`; a word that stories do not know is an error. */
export function readStory(folder: string, name: string): Story {
  const before = readTree(join(folder, 'before'));
  const after = existsSync(join(folder, 'after')) ? readTree(join(folder, 'after')) : before;
  const { data, error } = story.safeParse(parse(readFileSync(join(folder, 'story.yml'), 'utf8')) ?? {});
  if (error) throw new Error(`${name}/story.yml: ${z.prettifyError(error)}`);
  return { name, before, after, ...data };
}
