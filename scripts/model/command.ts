/** The world a command runs in, handed in so that a test can give another. */
export interface Terminal {
  /** Standard output; whole even through a pipe. */
  write(text: string): void;
  /** Standard error. */
  complain(text: string): void;
  /** Commands of GitHub Actions, whose texts are escaped already, as they are; absent where nobody reads them. */
  annotate?(commands: string): void;
  readInput(): Promise<string>;
  /** The folder the person stands in. */
  folder: string;
  environment: Readonly<{ [name: string]: string | undefined }>;
  now: Date;
  /** Columns of the screen; 0 when the output is not a screen. */
  width: number;
  /** Whether colours may be used. */
  colored: boolean;
}

/** A command: one file in `scripts/commands/`, whose name is the word after `woad`. */
export interface Command {
  /** One sentence, shown by `woad help`. */
  summary: string;
  /** Lines after "usage:", without "woad": `show BOARD/SLUG [--json]`. */
  usage: string;
  /** Gives the exit code: 0, 1 (faults found, or a change that could not be made); wrong use throws UsageError (2). */
  run(args: string[], terminal: Terminal): Promise<number>;
}
