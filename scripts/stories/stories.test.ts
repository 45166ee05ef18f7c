import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type FileTree, readTree, writeTree } from '../story/file-tree.ts';
import { markedFindings, toldFindings } from '../story/finding.ts';
import { runStep, startRepository, woad } from '../story/run-step.ts';
import { readStory, type Story } from '../story/story.ts';

const names = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const home = mkdtempSync(join(tmpdir(), 'woad-stories-'));

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('stories', () => {
  test.each(names)('%s', async (name) => {
    const story = readStory(join(import.meta.dirname, name), name);
    const folder = join(home, name);
    writeTree(folder, story.before);
    if (story.git) startRepository(folder, story.now);
    await expectFindings(story, folder, story.before, story.finds);
    for (const step of story.steps) await runStep(step, story, folder);
    expectFiles(readTree(folder), story.after);
    await expectFindings(story, folder, story.after, story.finds_after ?? story.finds);
  });
});

/** `woad check` finds what is marked and nothing else. */
async function expectFindings(story: Story, folder: string, marked: FileTree, unmarked: string[]): Promise<void> {
  if (!existsSync(join(folder, 'workspace.yml'))) return;
  const { stdout } = await woad(['check', '--json'], folder, { now: story.now });
  expect(toldFindings(stdout).sort(), stdout).toEqual([...markedFindings(marked), ...unmarked].sort());
}

/** The same files with the same bytes: none missing, none more. */
function expectFiles(found: FileTree, wanted: FileTree): void {
  expect([...found.keys()]).toEqual([...wanted.keys()]);
  for (const [path, bytes] of wanted) expect(found.get(path), path).toBe(bytes);
}
