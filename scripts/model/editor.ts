/** What came of what a page asked for. */
export interface Edited {
  /** Why nothing was done; empty where all was. */
  problems: string[];
  /** How many files were written. */
  written: number;
  /** What takes it back, as long as the program runs; none where no file changed. */
  undo?: number;
}

/** Makes on the files of a tracker what the pages ask for that this machine shows. */
export interface Editor {
  /** Makes a change list in JSON, as a whole or not at all. */
  change(json: string): Promise<Edited>;
  /** Puts back, byte by byte, the files that one of the last changes wrote; refused where one of them has changed since. */
  undo(number: number): Promise<Edited>;
}
