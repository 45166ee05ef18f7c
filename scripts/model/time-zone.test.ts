import { describe, expect, test } from 'vitest';
import { timeZoneProblem } from './time-zone.ts';

describe('what is no time zone', () => {
  test.each([
    ['Europe/Pari', '"Europe/Pari" is not a time zone; did you mean "Europe/Paris"?'],
    ['europe/lodnon', '"europe/lodnon" is not a time zone; did you mean "Europe/London"?'],
    ['UCT+', '"UCT+" is not a time zone; did you mean "UTC"?'],
    ['Paris', '"Paris" is not a time zone; did you mean "Europe/Paris"?'],
    ['New York', '"New York" is not a time zone; did you mean "America/New_York"?'],
    ['Middle Earth', '"Middle Earth" is not a time zone; expected an IANA name such as Europe/Madrid'],
    ['', '"" is not a time zone; expected an IANA name such as Europe/Madrid'],
  ])('%s', (name, problem) => {
    expect(timeZoneProblem(name)).toBe(problem);
  });

  test.each(['UTC', 'Europe/Paris', 'Asia/Calcutta', 'Etc/GMT+3'])('%s is one', (name) => {
    expect(timeZoneProblem(name)).toBeUndefined();
  });
});
