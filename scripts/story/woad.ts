import { runWoad } from '../cli.ts';

/** What a command wrote to where programs write and complain, and its exit code. */
export interface Answer {
  code: number;
  out: string;
  err: string;
}

/** Runs a command in this process, with no screen before it; a run of rules on origin is a workflow's, unless the environment says otherwise (`GITHUB_ACTIONS: ''`). */
export async function woadIn(
  folder: string,
  args: string[],
  {
    input = '',
    environment = {},
    now = '2026-11-21T12:00:00Z',
  }: { input?: string; environment?: { [name: string]: string }; now?: string } = {},
): Promise<Answer> {
  const answer: Answer = { code: 0, out: '', err: '' };
  answer.code = await runWoad(args, {
    write: (text) => {
      answer.out += text;
    },
    complain: (text) => {
      answer.err += text;
    },
    readInput: async () => input,
    folder,
    environment: isRun(args) ? { GITHUB_ACTIONS: 'true', ...environment } : environment,
    now: new Date(now),
    width: 0,
    colored: false,
  });
  return answer;
}

function isRun([command, ...options]: string[]): boolean {
  return command === 'automate' && !options.some((each) => each.startsWith('--since') || each === '--dry-run');
}
