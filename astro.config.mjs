import { siteConfig } from './site/integration.ts';

// `astro build`, `astro dev` and `astro check` build this repository's own tracker; `woad build --root DIR` builds any
export default siteConfig({ root: import.meta.dirname, audience: 'public', environment: process.env });
