import type { AstroInlineConfig } from 'astro';

/** What views draw with, and the board itself, as one file: a dozen small ones pack worse, and each is a request. */
const drawing =
  /\/site\/(encode|columns|views\/board|render\/(escape|address|keys|state|marks|groups|value|filter|filter-title|sort|words|board|board-head|card)|client\/(stage|filters|view))\.ts$/;
const always = /\/(site\/client\/(clock|now|remember|strip|theme-button|menus|palette-open|me|who)|scripts\/model\/local-time)\.ts$/;

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
                { name: 'draw', test: drawing },
              ],
            },
          },
        },
      },
    },
  },
};
