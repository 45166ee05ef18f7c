import type { SiteRecord } from '../data.ts';
import type { SiteFile } from '../data-record.ts';
import { linkSchemes } from './allowed.ts';
import type { RenderContext } from './context.ts';

/** Where a link of a text leads: an address, and the attachment when it is one. Undefined: it leads nowhere the site knows. */
export interface Target {
  address: string;
  file?: SiteFile;
  outside: boolean;
}

export type FindTarget = (written: string) => Target | undefined;

/** Links with a scheme that may leave the site; nothing else gets out of here as it was written. */
export function outsideTarget(written: string): Target | undefined {
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  return linkSchemes.has(url.protocol) ? { address: url.href, outside: true } : undefined;
}

/** How links of a record's text, comments and fields are found: attachments and records by relative path, the rest by scheme. */
export function linksFrom(record: Pick<SiteRecord, 'board' | 'path'>, { site, to }: RenderContext): FindTarget {
  return (written) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(written.trim())) return outsideTarget(written);
    const path = pathFrom(record.path, written);
    if (path === undefined) return undefined;
    const file = site.files.get(path);
    if (file) return { address: to.file(file.address), file, outside: false };
    const found = site.paths.get(path) ?? site.named.get(nameAt(path) ?? '');
    return found ? { address: to.record(found.address), outside: false } : undefined;
  };
}

/** The record a path means, whatever list it stands in by now: links stay valid when it is moved. */
function nameAt(path: string): string | undefined {
  const [, board, slug] = /^records\/([^/]+)\/[^/_][^/]*\/([^/]+)\.md$/.exec(path) ?? [];
  return board === undefined ? undefined : `${board}/${slug}`;
}

/** A path written relative to a file, as a path from the root; undefined when it climbs out or cannot be read. */
export function pathFrom(file: string, written: string): string | undefined {
  let path = written.trim().replace(/[?#].*$/s, '');
  try {
    path = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (path === '' || path.startsWith('/') || /[\\\0]/.test(path)) return undefined;
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/').normalize('NFC');
}
