import { quoteText } from './reading.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what git refuses
const refused = /[\u0000- \u007f~^:?*[\\]+/g;

/** Why git takes a text for no name of a branch, with the nearest one that it takes; undefined for a name. The rules are those of `git check-ref-format` and `git branch`. */
export function branchProblem(name: string): string | undefined {
  const near = nearestBranch(name);
  if (near === name && name !== '') return undefined;
  const hint = near === '' ? 'expected one such as main' : `write ${near}`;
  return `${quoteText(name)} is not a name that git takes for a branch; ${hint}`;
}

/** Each step may lay open what another takes away. */
function nearestBranch(name: string): string {
  if (name === 'HEAD' || name === '@') return '';
  const near = name
    .replace(refused, '-')
    .replaceAll('@{', '-')
    .replace(/\.{2,}/g, '.')
    .split('/')
    .map((part) => part.replace(/^\.+/, '').replace(/(\.lock)+$/, ''))
    .filter((part) => part !== '')
    .join('/')
    .replace(/^-+/, '')
    .replace(/\.+$/, '');
  return near === name ? near : nearestBranch(near);
}
