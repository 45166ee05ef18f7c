/** The version of the Node that runs this program, without the "v". */
export function nodeVersion(): string {
  return process.versions.node;
}
