import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/** Hands values to later steps and jobs of a workflow, in the file GITHUB_OUTPUT names; no value can end its own and begin another. */
export function writeOutputs(file: string, values: { [name: string]: string }): void {
  const lines = Object.entries(values).map(([name, value]) => {
    const end = `end-${randomUUID()}`;
    return `${name}<<${end}\n${value}\n${end}\n`;
  });
  appendFileSync(file, lines.join(''));
}

/** Adds Markdown to the page of a run, in the file GITHUB_STEP_SUMMARY names. */
export function addSummary(file: string, markdown: string): void {
  appendFileSync(file, `${markdown}\n`);
}
