import type { Reading } from './field-type.ts';
import { quoteText } from './reading.ts';

/** What a place may be written as. */
export const expectedPlace = 'expected "41.39,2.17" or { lat: 41.39, lng: 2.17, label: Barcelona }';

/** Reads a latitude and a longitude that stand in one text. */
export function readPlaceText(source: string): Reading {
  const pair = /^\s*([-+]?\d+(?:\.\d+)?)\s*,\s*([-+]?\d+(?:\.\d+)?)\s*$/.exec(source);
  if (pair) return readDegrees(Number(pair[1]), Number(pair[2]));
  const commas = /^\s*([-+]?\d+),(\d+)\s*[;,\s]\s*([-+]?\d+),(\d+)\s*$/.exec(source);
  const meant = commas ? `; write ${commas[1]}.${commas[2]},${commas[3]}.${commas[4]}` : `; ${expectedPlace}`;
  return { problem: `${quoteText(source)} is not a place${meant}` };
}

/** The place of two numbers of degrees. */
export function readDegrees(lat: number, lng: number): Reading {
  if (Math.abs(lat) <= 90 && Math.abs(lng) <= 180) return { value: { lat: lat || 0, lng: lng || 0 } };
  const turned = Math.abs(lng) <= 90 && Math.abs(lat) <= 180 ? '; the latitude comes first' : '';
  if (Math.abs(lat) > 90) return { problem: `the latitude ${lat} is not from -90 to 90${turned}` };
  return { problem: `the longitude ${lng} is not from -180 to 180` };
}
