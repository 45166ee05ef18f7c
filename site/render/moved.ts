import type { SiteRecord } from '../data.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';

/** The page at an address that a record had before: it leads on to the present one, without any script. */
export function renderMoved(record: SiteRecord, { to, words }: RenderContext): string {
  const address = escapeHtml(to.record(record.address));
  const title = escapeHtml(record.title);
  return `<!doctype html>
<html lang="${escapeHtml(words.language)}">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${address}">
<link rel="canonical" href="${address}">
<title>${title}</title>
</head>
<body><a href="${address}" dir="auto">${title}</a></body>
</html>
`;
}
