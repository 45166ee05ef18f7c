/** What is wrong with a circle of records that name each other under a key; `names` go from the first of it back to the first. */
export function circleWords(key: string, names: string[]): string {
  const circle = names.join(' -> ');
  return key === 'parent' ? `${names[0]} is its own parent: ${circle}` : `${names[0]} waits for itself: ${circle}`;
}

/** What is wrong where a field names a record that does not fulfil the field's condition; `problem` is why that could not be worked out. */
export function unfulfilledWords(key: string, name: string, where: string, problem?: string): string {
  return `${key}: ${name} does not fulfil ${where}${problem === undefined ? '' : `: ${problem}`}`;
}
