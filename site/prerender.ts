import type { AstroPrerenderer } from 'astro';
import type { Beside } from './beside.ts';
import { setSiteData } from './data.ts';
import type { SiteDocs } from './data-docs.ts';
import { collectGarbage } from './garbage.ts';
import { shellName } from './render/shell.ts';

/** Astro's way of drawing pages, for a tracker that is read on another core: it does what it can meanwhile (`ahead`, which gives the documentation), waits for what pages need, and draws the shells of records first, so that they can be filled meanwhile. */
export function drawBeside(usual: AstroPrerenderer, tracker: Beside, out: string, ahead: () => Promise<SiteDocs[]>): AstroPrerenderer {
  const isShell = (path: string) => path.replace(/\/$/, '').endsWith(`/${shellName}`);
  return {
    ...usual,
    async setup() {
      // scripts and styles are packed by now, and nothing empties the folder any more
      tracker.begin(out);
      collectGarbage();
      await usual.setup?.();
      const docs = await ahead();
      const { site } = await tracker.read();
      setSiteData({ ...site, docs });
    },
    async getStaticPaths() {
      const paths = await usual.getStaticPaths();
      return [...paths].sort((a, b) => Number(isShell(b.pathname)) - Number(isShell(a.pathname)));
    },
    render(request, options) {
      // pages are drawn and written one after the other
      if (!isShell(new URL(request.url).pathname)) tracker.shellsStand();
      return usual.render(request, options);
    },
  };
}
