/** What is to be taken away when the tests of a file are over. */
const left: (() => unknown)[] = [];

/** Has something taken away when the tests of this file are over; what the last one left goes first. */
export function afterTests(clear: () => unknown): void {
  left.push(clear);
}

/** Takes away all that the tests of a file left. */
export async function clearLeft(): Promise<void> {
  for (const clear of left.splice(0).reverse()) await clear();
}
