const paths = {
  home: '<path d="M2.5 7.5 8 3l5.5 4.5v5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1z"/>',
  boards:
    '<rect x="2.5" y="2.5" width="3" height="11" rx="1"/><rect x="6.7" y="2.5" width="3" height="7.5" rx="1"/><rect x="10.9" y="2.5" width="3" height="9.5" rx="1"/>',
  rows: '<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1"/>',
  rules: '<path d="M9 2 3.5 9H7.500l-.5 5 5.500-7H8.500z"/>',
  docs: '<path d="M4 2.5h5.5l3 3v7a1 1 0 0 1-1 1H4.5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1z"/><path d="M5.8 8h4.6M5.8 10.6h4.6"/>',
  theme:
    '<circle cx="8" cy="8" r="2.8"/><path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M12.4 3.6l-1 1M4.6 11.4l-1 1"/>',
  back: '<path d="M9.5 3.5 5 8l4.5 4.5"/>',
  previous: '<path d="M8 12.5v-9M4.5 7 8 3.5 11.5 7"/>',
  next: '<path d="M8 3.5v9M4.5 9 8 12.5 11.5 9"/>',
  due: '<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3.2l2 1.3"/>',
  checklist: '<path d="m2.5 4.5 1 1 1.6-2M2.5 10.5l1 1 1.6-2M7.5 5h6M7.5 11h6"/>',
  parts:
    '<path d="M3.5 2.5v8a1.5 1.5 0 0 0 1.5 1.5h2.5M3.5 6h4"/><rect x="7.5" y="4" width="6" height="4" rx="1"/><rect x="7.5" y="10" width="6" height="4" rx="1"/>',
  comment:
    '<path d="M13.5 8c0 2.8-2.5 4.7-5.5 4.7-.8 0-1.6-.1-2.3-.4L2.8 13l.8-2.3A4.4 4.4 0 0 1 2.5 8c0-2.8 2.5-4.7 5.5-4.700s5.5 1.9 5.5 4.700z"/>',
  file: '<path d="m13 7.5-5.3 5.2a3.2 3.2 0 0 1-4.5-4.500L8.7 2.800a2.1 2.1 0 0 1 3 3L6.4 11.100a1.1 1.1 0 0 1-1.5-1.500l4.9-4.8"/>',
  image:
    '<rect x="2.5" y="3" width="11" height="10" rx="1.5"/><circle cx="5.8" cy="6.3" r="1"/><path d="m3 12 3.5-3.5 2.5 2.5 1.8-1.800L13.5 12"/>',
  media: '<rect x="2.5" y="3" width="11" height="10" rx="1.5"/><path d="m6.8 6 3.2 2-3.2 2z"/>',
  archive: '<rect x="2.5" y="3" width="11" height="3" rx="1"/><path d="M3.5 6v6a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V6M6.5 8.800h3"/>',
  edit: '<path d="M11.2 2.8a1.4 1.4 0 0 1 2 2L6 12l-2.8.8L4 10z"/>',
  check: '<path d="m3.5 8.5 3 3 6-7"/>',
  blocked: '<circle cx="8" cy="8" r="5.5"/><path d="m4.2 4.2 7.6 7.6"/>',
  fault: '<path d="M8 2.8 14 13H2z"/><path d="M8 6.800v3M8 11.400v.1"/>',
  place: '<path d="M8 14s4.5-4.3 4.5-7.500a4.5 4.5 0 0 0-9 0C3.5 9.7 8 14 8 14z"/><circle cx="8" cy="6.5" r="1.6"/>',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside words; it says nothing by itself, so screen readers pass over it. */
export function icon(name: IconName): string {
  return `<svg class="i" viewBox="0 0 16 16" aria-hidden="true">${paths[name]}</svg>`;
}
