let tell: ((sentence: string) => void) | undefined;

/** Who is told, a sentence at a time, what is waited for. */
export function tellWaits(heard: (sentence: string) => void): void {
  tell = heard;
}

/** Says what is waited for. */
export function sayWaiting(sentence: string): void {
  tell?.(sentence);
}
