import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canary, personsEnvironment, writeFixture } from './fixture.ts';

let root = '';
let address = '';
let program: ChildProcess;
let complaint = '';

beforeAll(async () => {
  root = writeFixture();
  program = spawn(process.execPath, [join(import.meta.dirname, '../../scripts/cli.ts'), 'start', '--root', root, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: personsEnvironment(),
  });
  program.stderr?.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  address = await new Promise<string>((resolve, reject) => {
    let output = '';
    program.stdout?.on('data', (part: Buffer) => {
      output += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
      if (found) resolve(found);
    });
    program.on('exit', () => reject(new Error(`woad start ended: ${output}${complaint}`)));
  });
});
afterAll(() => {
  program?.kill();
  rmSync(root, { recursive: true, force: true });
});

const fetchText = async (path: string) => (await fetch(address + path)).text();
const seen = (path: string) => expect.poll(() => fetchText(path), { timeout: 20_000, interval: 100 });

describe('woad start', () => {
  test('tells the faults of the tracker and goes on', () => {
    expect(complaint).toContain('records/sales/open/broken.md:2:');
  });

  test('shows every board and field, as members see them', async () => {
    expect(await fetchText('boards/vault/')).toContain(`${canary} plan`);
    expect(await fetchText('records/sales/acme/')).toContain(`${canary} +34 600`);
  });

  test('shows a record of any script, a namesake, and what is not there', async () => {
    expect(await fetchText(`records/sales/${encodeURIComponent('заявка-7')}/`)).toContain('<h1 dir="auto">Заявка №7</h1>');
    expect(await fetchText('records/sales/acme--2/')).toContain('Acme of another list');
    expect((await fetch(`${address}records/sales/nobody/`)).status).toBe(404);
    expect((await fetch(`${address}boards/nothing/`)).status).toBe(404);
  });

  test('hands out attachments, those that could run scripts as text, all in a sandbox', async () => {
    const drawing = await fetch(`${address}files/sales/attack/drawing.svg.txt`);
    expect(drawing.headers.get('content-type')).toContain('text/plain');
    expect(drawing.headers.get('content-security-policy')).toContain('sandbox');
    expect((await fetch(`${address}files/sales/acme/harbour.png`)).headers.get('content-type')).toBe('image/png');
    expect((await fetch(`${address}files/sales/acme/%2e%2e%2f%2e%2e%2fworkspace.yml`)).status).toBe(404);
  });

  test('a record that is written, moved and changed is seen at once', async () => {
    const file = join(root, 'records/sales/open/new-one.md');
    writeFileSync(file, '---\ntitle: Brand new\n---\n');
    await seen('boards/sales/').toContain('Brand new');
    renameSync(file, join(root, 'records/sales/won/new-one.md'));
    await seen('records/sales/new-one/').toContain('<b>new-one.md</b>');
    await seen('records/sales/new-one/').toContain('<span>won</span>');
    writeFileSync(join(root, 'lists/sales.yml'), 'title: Another name\nlists: [open]\n');
    await seen('boards/sales/').toContain('<h1 dir="auto">Another name</h1>');
  });
});
