import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sayNear } from './near.ts';

const languages = readdirSync(join(import.meta.dirname, '../languages')).map((file) => file.replace(/\.yml$/, ''));
const most = { minute: 59, hour: 23, day: 6 } as const;

describe('what is near', () => {
  test.each([...languages, 'en-GB'])('in %s it is told as Intl tells it', (locale) => {
    const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    for (const unit of ['minute', 'hour', 'day'] as const) {
      for (let count = unit === 'day' ? 0 : 1; count <= most[unit]; count++)
        expect(sayNear(0 - count, unit, locale)).toBe(format.format(-count, unit));
    }
    expect(sayNear(1, 'day', locale)).toBe(format.format(1, 'day'));
  });

  test('what has just happened is told as people do', () => {
    const told = languages.map((language) => [language, sayNear(0, 'minute', language)]);
    expect(Object.fromEntries(told)).toEqual({
      en: 'just now',
      es: 'ahora mismo',
      fr: 'à l’instant',
      it: 'proprio ora',
      ru: 'только что',
    });
  });

  test('all else is left to Intl', () => {
    expect(sayNear(5, 'minute', 'en')).toBeUndefined();
    expect(sayNear(0, 'hour', 'en')).toBeUndefined();
    expect(sayNear(-1, 'week', 'en')).toBeUndefined();
    expect(sayNear(-5, 'minute', 'de')).toBeUndefined();
    expect(sayNear(-1, 'day', 'constructor')).toBeUndefined();
  });
});
