import { constants } from 'node:os';
import { getSystemErrorMessage, getSystemErrorName } from 'node:util';
import { UsageError } from '../model/diagnostic.ts';

const remedies: { [code: string]: string } = {
  ENOSPC: 'make room on that disk',
  EDQUOT: 'make room on that disk',
  EMFILE: 'allow a program more open files (ulimit -n 1024)',
  ENFILE: 'allow programs more open files',
  EROFS: 'name a folder on a disk that can be written to',
  EACCES: 'name a folder that you may write to',
  EPERM: 'name a folder that you may write to',
  ENAMETOOLONG: 'give it a shorter name',
};

/** What the disk or the system refused, as a UsageError of one sentence that also says what that means for people; anything else stays as it is. */
export function tellTrouble(error: unknown, meaning: string): unknown {
  for (let at = error; at instanceof Error && !(at instanceof UsageError); at = at.cause) {
    const refused = refusalOf(at);
    if (!refused) continue;
    const { code, errno, path, syscall } = refused;
    const doing = syscall.startsWith('spawn') ? 'started' : 'opened or written';
    const what = `${path ?? (doing === 'started' ? 'a program beside' : 'something')} could not be ${doing} (${code}: ${getSystemErrorMessage(-Math.abs(errno))})`;
    return new UsageError([what, ...(remedies[code] === undefined ? [] : [remedies[code]]), meaning].join('; '));
  }
  return error;
}

interface Refusal {
  code: string;
  errno: number;
  path: string | undefined;
  syscall: string;
}

/** As Node tells it, or as the bundler does in its message: `Failed to write file /a/b` and `(os error 28)`, or what Node told it. */
function refusalOf(error: Error): Refusal | undefined {
  const { code = '', errno, path, syscall = '', message }: NodeJS.ErrnoException = error;
  if (errno !== undefined && /^E[A-Z0-9]+$/.test(code)) return { code, errno, path, syscall };
  const [, told = '', doing = 'spawn', at] =
    /\b(E[A-Z]{3,}): [a-z][\w ]*, (\w+)(?: '([^']+)')?/.exec(message) ?? /^Worker initialization failure: (E[A-Z]+)$/.exec(message) ?? [];
  const known = told in remedies ? constants.errno[told as keyof typeof constants.errno] : undefined;
  if (typeof known === 'number') return { code: told, errno: known, path: at, syscall: doing };
  const number = Number(/\(os error (\d+)\)/.exec(message)?.[1] ?? 0);
  if (number === 0) return undefined;
  return {
    code: getSystemErrorName(-number),
    errno: number,
    path: /Failed to write file (?:in )?(.+)/.exec(message)?.[1],
    syscall: 'write',
  };
}
