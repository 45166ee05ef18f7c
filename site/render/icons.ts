const paths = {
  home: '<path d="M2.5 7.5 8 3l5.5 4.5v5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1z"/>',
  boards:
    '<rect x="2.5" y="2.5" width="3" height="11" rx="1"/><rect x="6.7" y="2.5" width="3" height="7.5" rx="1"/><rect x="10.9" y="2.5" width="3" height="9.5" rx="1"/>',
  rows: '<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1"/>',
  rules: '<path d="M9 2 3.5 9H7.500l-.5 5 5.500-7H8.500z"/>',
  docs: '<path d="M4 2.5h5.5l3 3v7a1 1 0 0 1-1 1H4.5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1z"/><path d="M5.8 8h4.6M5.8 10.6h4.6"/>',
  language:
    '<circle cx="8" cy="8" r="5.7"/><path d="M2.5 8h11M8 2.3c2 2 2.300 4 2.300 5.700S10 11.700 8 13.700C6 11.700 5.700 9.700 5.700 8S6 4.300 8 2.300z"/>',
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
  table: '<rect x="2.5" y="3" width="11" height="10" rx="1.5"/><path d="M2.5 6.5h11M2.5 9.800h11M6.500 6.500V13"/>',
  calendar: '<rect x="2.5" y="3.5" width="11" height="10" rx="1.5"/><path d="M2.5 6.800h11M5.500 2v2.600M10.500 2v2.600"/>',
  timeline: '<path d="M2.5 4.500h6M5 8h7M3.800 11.500h5"/>',
  chart: '<path d="M3 13V8.500M8 13V3M13 13V6.500"/>',
  activity: '<path d="M2 8.500h2.800L6.500 3.500l3 9 1.700-4H14"/>',
  search: '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3 3"/>',
  filter: '<path d="M2.5 4h11M4.700 8h6.600M6.700 12h2.600"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  person: '<circle cx="8" cy="5.600" r="2.600"/><path d="M3 13.400c.6-2.600 2.600-4 5-4s4.400 1.400 5 4"/>',
  people:
    '<circle cx="6" cy="5.600" r="2.300"/><path d="M1.700 13c.5-2.400 2.200-3.600 4.300-3.600s3.800 1.200 4.300 3.600"/><path d="M10.500 3.500a2.300 2.300 0 0 1 0 4.300M11.800 9.800c1.300.5 2.200 1.600 2.500 3.200"/>',
  inbox:
    '<path d="M2.5 9.500 4.300 4a1 1 0 0 1 1-.7h5.400a1 1 0 0 1 1 .7l1.800 5.500v2.200a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1z"/><path d="M2.5 9.500H6l.8 1.400h2.400l.8-1.400h3.500"/>',
  tag: '<path d="M2.800 8.300V3.500a.7.700 0 0 1 .7-.7h4.800l5 5a1 1 0 0 1 0 1.400l-4.100 4.100a1 1 0 0 1-1.400 0z"/><path d="M5.600 5.600h.1"/>',
  close: '<path d="m4.500 4.500 7 7m0-7-7 7"/>',
  more: '<circle cx="3.500" cy="8" r=".6"/><circle cx="8" cy="8" r=".6"/><circle cx="12.500" cy="8" r=".6"/>',
  down: '<path d="m4.500 6.500 3.500 3.500 3.500-3.500"/>',
  move: '<path d="M3 8h9.500M9 4.500 12.500 8 9 11.500"/>',
  link: '<path d="M6.800 9.200a2.600 2.600 0 0 0 3.700 0l2.200-2.200a2.600 2.600 0 0 0-3.700-3.700l-.9.900M9.200 6.800a2.600 2.600 0 0 0-3.700 0L3.300 9a2.600 2.600 0 0 0 3.700 3.700l.9-.9"/>',
  lanes: '<path d="M2.500 4.500h11M2.500 11.500h11M5 8h6"/>',
  trash: '<path d="M3 4.500h10M6.500 4.500v-2h3v2M4.500 4.500l.6 8.500h5.800l.6-8.500"/>',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside words; it says nothing by itself, so screen readers pass over it. */
export function icon(name: IconName): string {
  return lineDrawing(paths[name]);
}

/** Strokes on a field of 16 by 16, drawn as an icon. */
export function lineDrawing(strokes: string): string {
  return `<svg class="i" viewBox="0 0 16 16" aria-hidden="true">${strokes}</svg>`;
}
