/** Tags a text may use as they are; all others are taken away and leave what they hold. */
export const allowedTags: ReadonlySet<string> = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'cite', 'code', 'dd', 'del', 'details', 'dfn', 'div', 'dl', 'dt', 'em',
  'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt',
  'ruby', 's', 'samp', 'section', 'small', 'span', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr',
  'u', 'ul', 'var', 'wbr',
]);

/** Tags that go with all they hold: what stands in them is no text for people. */
export const silentTags: ReadonlySet<string> = new Set([
  'script', 'style', 'template', 'iframe', 'object', 'embed', 'noscript', 'noembed', 'noframes', 'svg', 'math', 'title', 'head', 'link', 'meta',
  'base', 'xmp', 'plaintext', 'textarea', 'select', 'audio', 'video', 'canvas', 'frameset',
]);

/** Tags without an end. */
export const voidTags: ReadonlySet<string> = new Set(['br', 'hr', 'wbr', 'img']);

const whole = /^\d{1,4}$/;

/** Attributes a tag may keep, each with what its value must look like; links, images, ids and classes are drawn apart. */
export const allowedAttributes: { [tag: string]: { [property: string]: RegExp } } = {
  a: { title: /^[^]{0,500}$/, ariaLabel: /^[^]{0,100}$/ },
  abbr: { title: /^[^]{0,500}$/ },
  bdo: { dir: /^(ltr|rtl)$/ },
  details: { open: /^(true|)$/ },
  li: { value: whole },
  ol: { start: whole, reversed: /^(true|)$/ },
  td: { colSpan: whole, rowSpan: whole },
  th: { colSpan: whole, rowSpan: whole, scope: /^(row|col|rowgroup|colgroup)$/ },
};

/** Schemes a link may have. */
export const linkSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
