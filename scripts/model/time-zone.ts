import { isTimeZone } from './local-time.ts';
import { nearest } from './names.ts';

/** Why a text is no time zone, with the one that was likely meant: also by its city alone, `Paris` for `Europe/Paris`; undefined for one that is known. */
export function timeZoneProblem(name: string): string | undefined {
  if (isTimeZone(name)) return undefined;
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const cities = new Map(zones.map((zone) => [zone.slice(zone.lastIndexOf('/') + 1), zone]));
  const word = name.trim().replace(/\s+/g, '_');
  const meant = nearest(word, zones) ?? cities.get(nearest(word, cities.keys()) ?? '');
  return `"${name}" is not a time zone; ${meant === undefined ? 'expected an IANA name such as Europe/Madrid' : `did you mean "${meant}"?`}`;
}
