import type { FieldType, Reading } from '../model/field-type.ts';
import { nearest } from '../model/names.ts';
import { compareText, quoteText, readMany, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';

interface Options {
  many: boolean;
}

/** Codes that `Intl` can name and ISO 3166-1 does not hold: parts of countries, unions, and no country at all. */
const others = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);
let named: Map<string, string> | undefined;

/** English names by code, of ISO 3166-1 and Kosovo (XK); made when first asked for. */
function countries(): Map<string, string> {
  if (named) return named;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  named = new Map();
  for (const code of codes) {
    const name = others.has(code) ? undefined : names.of(code);
    // a code of former days stands for the country of today
    if (name !== undefined && new Intl.Locale(`und-${code}`).region === code) named.set(code, name);
  }
  return named;
}

function readCountry(source: string): Reading {
  const known = countries();
  if (known.has(source)) return { value: source };
  const complaint = `${quoteText(source)} is not the code of a country such as ES`;
  if (source.length > 80) return { problem: complaint };
  const upper = source.trim().toUpperCase();
  if (known.has(upper)) return { problem: `${complaint}; write ${upper}` };
  if (upper === 'UK') return { problem: `${complaint}; write GB` };
  const word = plain(source);
  const exact = [...known].find(([, name]) => plain(name) === word);
  if (exact) return { problem: `${complaint}; write ${exact[0]}` };
  const near = word.length < 4 ? undefined : nearest(source.trim(), known.values());
  const meant = [...known].find(([, name]) => name === near);
  return { problem: meant ? `${complaint}; write ${meant[0]} for ${meant[1]}` : complaint };
}

/** `the Côte d’Ivoire` and `Cote d'Ivoire` are one. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/&/g, 'and')
    .replace(/^the\s+/, '')
    .replace(/[\s.]+/g, ' ')
    .trim();
}

function codesOf(value: Value): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function namesIn(value: Value): string {
  return codesOf(value)
    .map((code) => countries().get(code) ?? code)
    .join('\n');
}

export default {
  summary: 'A country, or several, by the two letters of ISO 3166-1.',
  options: (z) => z.strictObject({ many: z.boolean().default(false).describe('Whether there may be several.') }),
  read: (written, { many }) => {
    const read = many ? readMany : readOne;
    return read(written, many ? 'a country' : 'one country', ({ source }) => readCountry(source));
  },
  compare: (a, b) => compareText(namesIn(a), namesIn(b)) || compareText(a, b),
  display: (value) => ({ as: 'countries', countries: codesOf(value) }),
  input: ({ many }) => ({ as: 'choice', options: [...countries()].map(([name, title]) => ({ name, title })), many }),
  expression: ({ many }) => (many ? 'list<string>' : 'string'),
  examples: [
    { yaml: 'ES', gives: { value: 'ES' } },
    { yaml: 'NO', gives: { value: 'NO' } },
    { options: { many: true }, yaml: '[ES, FR]', gives: { value: ['ES', 'FR'] } },
    { options: { many: true }, yaml: 'IT', gives: { value: ['IT'] } },
    { yaml: 'es', gives: { problem: '"es" is not the code of a country such as ES; write ES' } },
    { yaml: 'Spain', gives: { problem: '"Spain" is not the code of a country such as ES; write ES' } },
    { yaml: "Cote d'Ivoire", gives: { problem: '"Cote d\'Ivoire" is not the code of a country such as ES; write CI' } },
    { yaml: 'Germny', gives: { problem: '"Germny" is not the code of a country such as ES; write DE for Germany' } },
    { yaml: 'UK', gives: { problem: '"UK" is not the code of a country such as ES; write GB' } },
    { yaml: 'EU', gives: { problem: '"EU" is not the code of a country such as ES' } },
    { yaml: 'DD', gives: { problem: '"DD" is not the code of a country such as ES' } },
    { yaml: '[ES, FR]', gives: { problem: 'a list stands where one country was expected' } },
    { options: { many: true }, yaml: '[ES, ES]', gives: { problem: '"ES" stands twice' } },
  ],
} satisfies FieldType<Options>;
