import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';

const shared = process.env['WOAD_SAMPLES'] ?? '';
const missing = existsSync(join(shared, 'blns')) ? '' : ' (skipped: WOAD_SAMPLES names no folder that holds them)';

test.skipIf(missing !== '')(`naughty strings as titles, lists, tags, texts and values${missing}`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'woad-import-naughty-'));
  try {
    execFileSync('tar', ['-xzf', join(shared, 'blns', 'snapshot.tar.gz'), '-C', folder]);
    const strings = JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8')) as string[];
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = strings.map((text) => [text, text, text, text, text].map(quote).join(','));
    mkdirSync(join(folder, 't'));
    writeFileSync(join(folder, 't/workspace.yml'), 'title: Trial\n');
    writeFileSync(join(folder, 's.csv'), ['Name,List,Tags,Notes,Value', ...rows].join('\n'));
    const header = strings.filter((text) => text.length < 90).slice(0, 200);
    writeFileSync(join(folder, 'h.csv'), [header.map(quote).join(','), header.map((_, index) => index).join(',')].join('\n'));
    const run = async (...args: string[]) => JSON.parse((await woadIn(join(folder, 't'), [...args, '--json'])).out);
    const first = ['import', 'csv', '../s.csv', '--board', 's', '--list-from', 'List'];
    const filled = strings.filter((text) => text !== '').length;
    expect(await run(...first)).toMatchObject({ records: { all: filled, new: filled }, broken: [] });
    expect(await run('import', 'csv', '../h.csv', '--board', 'h')).toMatchObject({ records: { new: 1 }, broken: [] });
    expect(await run(...first)).toMatchObject({ records: { unchanged: filled }, edits: [] });
    expect(await run('check')).toMatchObject({ diagnostics: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
