import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, and how bad it is. */
export interface Fault {
  impact: string;
  what: string;
}

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

/** What axe finds in a page as it stands; of all its rules, or of those named. */
export async function findFaults(page: Page, rules?: readonly string[]): Promise<Fault[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const violations = await page.evaluate(async (only) => {
    const { axe: here } = globalThis as unknown as { axe: { run(of: Document, options: object): Promise<{ violations: Violation[] }> } };
    const options = { resultTypes: ['violations'], ...(only && { runOnly: { type: 'rule', values: only } }) };
    const { violations: found } = await here.run(document, options);
    return found.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.slice(0, 3).map(({ html }) => ({ html: html.slice(0, 160) })),
    }));
  }, rules);
  return violations.map(({ id, impact, nodes }) => ({ impact, what: `${id}: ${nodes.map(({ html }) => html).join(' | ')}` }));
}

/** Those that keep somebody from using the page. */
export function seriousOf(faults: Fault[]): string[] {
  return faults.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ what }) => what);
}
