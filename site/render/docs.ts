import type { Addresses } from './address.ts';
import { type FindTarget, outsideTarget, pathFrom } from './links.ts';

/** How links of a documentation page are found: other pages by their file (`records.md#names`), the rest by scheme. */
export function docsTarget(page: string, ids: ReadonlySet<string>, to: Addresses): FindTarget {
  return (written) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return outsideTarget(written);
    const id = pathFrom(`${page}.md`, written)?.replace(/\.md$/, '').toLowerCase();
    if (id === undefined || !ids.has(id)) return undefined;
    const anchor = /#(.+)$/.exec(written)?.[1];
    return { address: `${to.page(`docs/${id}/`)}${anchor === undefined ? '' : `#doc-${anchor}`}`, outside: false };
  };
}
