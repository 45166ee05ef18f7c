import { createRequire } from 'node:module';
import type * as Phones from 'libphonenumber-js/min';
import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, quoteText, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';

interface Options {
  country?: string;
}

const longest = 60;
let loaded: typeof Phones | undefined;

/** The numbering plans of all countries, read from disk only when there is a number to read. */
function phones(): typeof Phones {
  loaded ??= createRequire(import.meta.url)('libphonenumber-js/min') as typeof Phones;
  return loaded;
}

function parse(source: string, { country }: Options): Phones.PhoneNumber | undefined {
  const options = { extract: false, ...(country === undefined ? {} : { defaultCountry: country as Phones.CountryCode }) };
  return phones().parsePhoneNumberFromString(source, options);
}

/** E.164, with the extension where there is one: `+12025550143;ext=12`. */
function readPhone(source: string, options: Options): Reading {
  const number = source.length > longest ? undefined : parse(source, options);
  if (number?.isPossible()) return { value: number.getURI().replace(/^tel:/, '') };
  const digits = source.replace(/\D/g, '');
  if (!number && source.length <= longest && digits.length > 4 && /^[-+\d\s()./]+$/.test(source)) {
    if (source.trim().startsWith('+')) return { problem: `${quoteText(source)} begins with no code of a country such as +34` };
    if (options.country === undefined)
      return { problem: `${quoteText(source)} has no code of a country; write it as in +34 612 345 678, or give the field a country` };
  }
  const bare = source.replace(/^tel:/i, '');
  const meant = bare !== source && bare.length <= longest && parse(bare, options)?.isPossible() ? `; write ${bare}` : '';
  return { problem: `${quoteText(source)} is not a phone number${meant || lengthOf(digits, number)}` };
}

function lengthOf(digits: string, number: Phones.PhoneNumber | undefined): string {
  if (!number) return ' such as +34 612 345 678';
  return `: ${digits.length} digits are too ${digits.length < 9 ? 'few' : 'many'}${number.country ? ` for ${number.country}` : ''}`;
}

export default {
  summary: 'A phone number.',
  options: (z) =>
    z.strictObject({
      country: z
        .string()
        .refine((code) => phones().isSupportedCountry(code), { error: 'is not a country such as ES' })
        .optional()
        .describe('The country of a number written without +, such as ES.'),
    }),
  read: (written, options) => readOne(written, 'one phone number', ({ source }) => readPhone(source, options)),
  compare: compareText,
  display: (value: Value, options) => ({
    as: 'link',
    url: `tel:${String(value)}`,
    text: parse(String(value), options)?.formatInternational() ?? String(value),
  }),
  input: ({ country }) => ({ as: 'text', lines: 'one', kind: 'tel', ...(country === undefined ? { abroad: true } : {}) }),
  expression: 'string',
  examples: [
    { yaml: '+34 612 345 678', gives: { value: '+34612345678' } },
    { yaml: '+34612345678', gives: { value: '+34612345678' } },
    { options: { country: 'ES' }, yaml: '612 345 678', gives: { value: '+34612345678' } },
    { options: { country: 'ES' }, yaml: '+44 (0)20 7946 0958', gives: { value: '+442079460958' } },
    { yaml: '+1 202-555-0143 ext. 12', gives: { value: '+12025550143;ext=12' } },
    {
      yaml: '612 345 678',
      gives: { problem: '"612 345 678" has no code of a country; write it as in +34 612 345 678, or give the field a country' },
    },
    { yaml: '+999 123456', gives: { problem: '"+999 123456" begins with no code of a country such as +34' } },
    { options: { country: 'ES' }, yaml: '612 345', gives: { problem: '"612 345" is not a phone number: 6 digits are too few for ES' } },
    { yaml: '"tel:+34612345678"', gives: { problem: '"tel:+34612345678" is not a phone number; write +34612345678' } },
    { yaml: 'ask Ana', gives: { problem: '"ask Ana" is not a phone number such as +34 612 345 678' } },
    { yaml: '[+34612345678, +34612345679]', gives: { problem: 'a list stands where one phone number was expected' } },
  ],
} satisfies FieldType<Options>;
