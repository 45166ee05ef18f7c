import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = process.env['WOAD_SAMPLES'] ?? '';

/** What the name of a test says where the folders that others wrote are not there; empty where they are. */
export const samplesMissing = existsSync(folder) ? '' : ' (skipped: WOAD_SAMPLES names no folder that holds them)';

/** Unpacks one of the folders that others wrote into a temporary one, which is the caller's to take away. */
export function unpackSamples(name: string): string {
  const into = mkdtempSync(join(tmpdir(), `woad-${name}-`));
  execFileSync('tar', ['-xzf', join(folder, name, 'snapshot.tar.gz'), '-C', into]);
  return into;
}
