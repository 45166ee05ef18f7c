/** Shapes over a colour, so that neighbours differ without it; each number stands for one, and the first is plain. */
const textures = [
  '',
  '<pattern id="chart-1" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v7"/></pattern>',
  '<pattern id="chart-2" width="7" height="7" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.1"/></pattern>',
  '<pattern id="chart-3" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0v7"/></pattern>',
  '<pattern id="chart-4" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 0h8M0 0v8"/></pattern>',
] as const;

/** Stands once on a page with charts. */
export const textureDefinitions = `<svg class="textures" width="0" height="0" aria-hidden="true" focusable="false"><defs>${textures.join('')}</defs></svg>`;

/** What the nth of touching shapes is filled with over its colour; nothing for a plain one. */
export function textureOf(index: number): string | undefined {
  const texture = index % textures.length;
  return texture === 0 ? undefined : `url(#chart-${texture})`;
}
