import type { FieldType, Reading } from '../model/field-type.ts';
import { didYouMean } from '../model/names.ts';
import { readNumber } from '../model/numbers.ts';
import { expectedPlace, readDegrees, readPlaceText } from '../model/place-text.ts';
import { compareText, quoteText, quoteWritten, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';
import type { Written, WrittenMap } from '../model/written.ts';

const parts = ['lat', 'lng', 'label'];
const longest = 200;

function readMap({ entries }: WrittenMap): Reading {
  for (const [key, item] of entries)
    if (!parts.includes(key))
      return { problem: `${quoteText(key)} is not a part of a place; expected lat, lng and label${didYouMean(key, parts)}`, at: item.at };
  const numbers: number[] = [];
  for (const part of ['lat', 'lng']) {
    const item = entries.get(part);
    if (!item) return { problem: `${part} is missing; ${expectedPlace}` };
    const reading = readOne(item, 'a number of degrees', (scalar) => readNumber(scalar, {}));
    if ('problem' in reading) return { problem: `${part}: ${reading.problem}`, at: item.at };
    numbers.push(Number(reading.value));
  }
  const [lat = 0, lng = 0] = numbers;
  const pair = readDegrees(lat, lng);
  const label = readLabel(entries.get('label'));
  if ('problem' in pair) return pair;
  if ('problem' in label) return label;
  return label.value === '' ? pair : { value: { lat: lat || 0, lng: lng || 0, label: label.value } };
}

function readLabel(written: Written | undefined): Reading {
  if (!written) return { value: '' };
  const reading = readOne(written, 'a name', ({ source, value, quoted }): Reading => {
    if (value === null && !quoted) return { value: '' };
    if (source.length > longest) return { problem: `${quoteText(source)} is longer than ${longest} characters` };
    return /\p{Cc}/u.test(source) ? { problem: `${quoteText(source)} is not one line of text` } : { value: source.trim() };
  });
  return 'problem' in reading ? { problem: `label: ${reading.problem}`, at: written.at } : reading;
}

function placeOf(value: Value): { latitude: number; longitude: number; label: string } {
  const map = typeof value === 'object' && !Array.isArray(value) ? value : {};
  return { latitude: Number(map['lat']), longitude: Number(map['lng']), label: String(map['label'] ?? '') };
}

export default {
  summary: 'A place on the map.',
  options: (z) => z.strictObject({}),
  read: (written) => {
    if (written.as === 'map') return readMap(written);
    if (written.as === 'list') return { problem: `${quoteWritten(written)} is not a place; ${expectedPlace}` };
    return readPlaceText(written.source);
  },
  compare: (a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)];
    return compareText(left.label, right.label) || left.latitude - right.latitude || left.longitude - right.longitude;
  },
  display: (value) => ({ as: 'place', ...placeOf(value) }),
  input: () => ({ as: 'place' }),
  expression: 'dyn',
  examples: [
    { yaml: '"41.39,2.17"', gives: { value: { lat: 41.39, lng: 2.17 } } },
    { yaml: '-33.86, 151.21', gives: { value: { lat: -33.86, lng: 151.21 } } },
    {
      yaml: '{ lat: 41.39, lng: 2.17, label: Barcelona }',
      gives: { value: { lat: 41.39, lng: 2.17, label: 'Barcelona' } },
    },
    { yaml: '{ lat: 0, lng: -180 }', gives: { value: { lat: 0, lng: -180 } } },
    { yaml: '151.21,-33.86', gives: { problem: 'the latitude 151.21 is not from -90 to 90; the latitude comes first' } },
    { yaml: '41.39,200', gives: { problem: 'the longitude 200 is not from -180 to 180' } },
    { yaml: '41,39 2,17', gives: { problem: '"41,39 2,17" is not a place; write 41.39,2.17' } },
    {
      yaml: 'Barcelona',
      gives: { problem: '"Barcelona" is not a place; expected "41.39,2.17" or { lat: 41.39, lng: 2.17, label: Barcelona }' },
    },
    {
      yaml: '{ lat: 41.39, long: 2.17 }',
      gives: { problem: '"long" is not a part of a place; expected lat, lng and label; did you mean "lng"?' },
    },
    {
      yaml: '{ lat: 41.39 }',
      gives: { problem: 'lng is missing; expected "41.39,2.17" or { lat: 41.39, lng: 2.17, label: Barcelona }' },
    },
    { yaml: '{ lat: "41,39", lng: 2.17 }', gives: { problem: 'lat: "41,39" is not a number; write 41.39' } },
    {
      yaml: '[41.39, 2.17]',
      gives: { problem: 'a list is not a place; expected "41.39,2.17" or { lat: 41.39, lng: 2.17, label: Barcelona }' },
    },
  ],
} satisfies FieldType;
