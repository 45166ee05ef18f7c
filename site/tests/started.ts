import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { personsEnvironment } from './fixture.ts';

/** `woad start` of a tracker, until it is stopped. */
export interface Started {
  /** `http://127.0.0.1:port/`. */
  address: string;
  stop(): void;
}

/** Starts it at a free port, as a person does; its complaints go to the terminal of the tests. */
export async function startTracker(root: string): Promise<Started> {
  const command = [join(import.meta.dirname, '../../scripts/woad.js'), 'start', '--root', root, '--port', '0'];
  const program = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'], env: personsEnvironment() });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    program.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (found) resolve(found);
    });
    program.on('exit', () => reject(new Error(`woad start ended: ${said}`)));
  });
  return { address, stop: () => program.kill() };
}
