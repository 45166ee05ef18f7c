import { lstatSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { endingOf, ownLife } from './living.ts';

/** Nothing runs that long. */
const leftAfter = 86_400_000;

/** Says in a name whose it is, three numbers with `-` between: another program may bear the number of one that was killed. */
export function ownMark(): string {
  const { pid, start } = ownLife();
  return `${pid}-${start}-${placeNumber()}`;
}

/** Whether what stands at a path was left by a program that was killed, as the mark in its name tells; without a mark, and of a program of another container, nobody knows before a day is over. */
export function isLeftOver(path: string, mark: string | undefined): boolean {
  const [pid, start = '0', place] = mark?.split('-') ?? [];
  if (pid === undefined || (place !== undefined && Number(place) !== placeNumber())) return isOld(path);
  return endingOf({ ...ownLife(), pid: Number(pid), start: Number(start) }) === 'ended';
}

/** A number for where process numbers mean what they mean here. */
function placeNumber(): number {
  const { host, boot, space } = ownLife();
  return crc32([host, boot, space].join(' '));
}

function isOld(path: string): boolean {
  const made = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made > leftAfter;
}
