import { UsageError } from './model/diagnostic.ts';

/** The path that a site is to lie under, as an option or the environment (`name`) says it; a UsageError when no site can. */
export function checkBase(base: string | undefined, name = '--base'): string | undefined {
  const parts = base?.replace(/^\/|\/$/g, '').split('/') ?? [];
  const isPath = base === undefined || base === '' || base === '/' || parts.every((part) => !/^\.{0,2}$|[\s?#\\:"'<>]/.test(part));
  if (!isPath) throw new UsageError(`${name}: "${base}" is not a path that a site lies under; expected one such as /tracker/`);
  return base;
}

/** How the address of a site begins; a UsageError when no address does. */
export function checkOrigin(origin: string | undefined, name = '--origin'): string | undefined {
  if (origin === undefined || origin === '') return origin;
  const isAddress = /^https?:\/\/[^\s?#]+$/i.test(origin) && URL.canParse(origin);
  if (!isAddress)
    throw new UsageError(`${name}: "${origin}" is not how an address of a site begins; expected one such as https://tracker.example.org`);
  return origin;
}
