import type { AstroInlineConfig } from 'astro';

/** What a page with a view runs, and what the board draws with once it has to be drawn anew, each as one file: a dozen small ones pack worse, and each is a request. */
const staging =
  /\/site\/(encode|columns|render\/(escape|address|keys|state|marks|filter|sort|words)|client\/(stage|filters|view|panel-shell|waiting))\.ts$/;
const drawing =
  /\/site\/(views\/board|client\/filters-told|render\/(groups|named|value|duration|filter-title|filter-bar|filter-chip|board|board-head|card))\.ts$/;
const always =
  /\/(site\/client\/(attempt|clock|keys-anywhere|near|now|remember|strip|theme-button|menus|palette-open|me|page|who)|site\/render\/number|scripts\/model\/local-time)\.ts$/;

/** How scripts and styles are packed: nothing inline, since the pages' policy lets neither script nor style stand in them. */
export const bundling: NonNullable<AstroInlineConfig['vite']> = {
  plugins: [
    {
      // scripts bring no styles, and what they load later is one file: nothing has to be asked for ahead of it
      name: 'woad:load-later',
      enforce: 'pre',
      load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : undefined),
    },
  ],
  build: { assetsInlineLimit: 0, cssTarget: ['chrome123', 'firefox121', 'safari17.5'] },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: 'always', test: always },
                { name: 'stage', test: staging },
                { name: 'draw', test: drawing },
              ],
            },
          },
        },
      },
    },
  },
};
