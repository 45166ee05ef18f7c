/** Shapes over a colour, so that neighbours differ without it; the first of them is none. */
const textures = [
  { turn: 45, shape: '<path d="M0 0v7"/>' },
  { turn: 0, shape: '<circle cx="2" cy="2" r="1.1"/>' },
  { turn: -45, shape: '<path d="M0 0v7"/>' },
  { turn: 0, shape: '<path d="M0 0h7M0 0v7"/>' },
] as const;

/** In a drawing that is pulled to its place a texture is pulled the other way before, so that it looks about as elsewhere. */
const ways = { plain: '', pulled: 'scale(2.6 4.4) ' } as const;

/** Stands once on a page with charts. */
export const textureDefinitions = `<svg class="textures" width="0" height="0" aria-hidden="true" focusable="false"><defs>${Object.entries(
  ways,
)
  .flatMap(([way, before]) =>
    textures.map(
      ({ turn, shape }, index) =>
        `<pattern id="chart-${way}-${index + 1}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="${before}rotate(${turn})">${shape}</pattern>`,
    ),
  )
  .join('')}</defs></svg>`;

/** What the nth of touching shapes is filled with over its colour; nothing for a plain one. */
export function textureOf(index: number, way: keyof typeof ways = 'plain'): string | undefined {
  const texture = index % (textures.length + 1);
  return texture === 0 ? undefined : `url(#chart-${way}-${texture})`;
}
