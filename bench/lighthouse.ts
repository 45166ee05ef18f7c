import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const program = join(import.meta.dirname, 'peers/node_modules/lighthouse/cli/index.js');

/** How to get the Lighthouse that these measures were made with. */
export const lighthouseWay = 'npm install --prefix bench/peers lighthouse@13.5.0';

/** Points of 100, by `performance`, `accessibility`, `best-practices`, `seo`; and what cost points. */
export interface Audit {
  points: { [category: string]: number };
  lost: string[];
}

interface Report {
  categories: { [id: string]: { score: number | null; auditRefs: { id: string; weight: number }[] } };
  audits: { [id: string]: { title: string; score: number | null } };
}

/** Has Lighthouse (as it comes: a slow phone) look at a page; undefined where it is not installed. */
export async function auditPage(address: string, chromium: string, folder: string): Promise<Audit | undefined> {
  if (!existsSync(program)) return undefined;
  const file = join(folder, `report-${Date.now()}.json`);
  const flags = '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update';
  const child = spawn(process.execPath, [program, address, '--quiet', '--output=json', `--output-path=${file}`, flags], {
    env: { ...process.env, CHROME_PATH: chromium },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes;
  });
  await new Promise((resolve) => child.on('exit', resolve));
  if (!existsSync(file)) throw new Error(`lighthouse ${address}: ${said.slice(-2000)}`);
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const entries = Object.entries(categories);
  const refs = entries.flatMap(([, { auditRefs }]) => auditRefs);
  const isLost = (id: string, least: number) => (audits[id]?.score ?? 1) < least;
  return {
    points: Object.fromEntries(entries.map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)])),
    lost: [...new Set(refs.flatMap(({ id, weight }) => (weight > 0 && isLost(id, 0.9) ? [`${id}: ${audits[id]?.title ?? ''}`] : [])))],
  };
}
