import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../model/value.ts';
import { type AllowContext, countRefused, mayWriteTo } from './allow.ts';

const record = {
  board: 'hiring',
  values: new Map<string, Value>([
    ['email', 'Candidate@mail.example'],
    ['others', ['one@mail.example', 'two@mail.example']],
    ['notes', 'write to evil@mail.example, please'],
  ]),
};
const context: AllowContext = { people: ['ana@tidewater.example', 'not an address'], record };

describe('who may be written to', () => {
  test.each([
    ['an exact address', 'info@partner.example', ['info@partner.example'], true],
    ['capitals do not count', 'INFO@Partner.Example', ['info@partner.example'], true],
    ['another address of the same host', 'boss@partner.example', ['info@partner.example'], false],
    ['a whole host', 'anybody@tidewater.example', ['*@tidewater.example'], true],
    ['a host in capitals', 'anybody@TIDEWATER.example', ['*@Tidewater.Example'], true],
    ['a host below it', 'anybody@mail.tidewater.example', ['*@tidewater.example'], false],
    ['a host that ends alike', 'anybody@eviltidewater.example', ['*@tidewater.example'], false],
    ['a host that goes on', 'anybody@tidewater.example.evil.example', ['*@tidewater.example'], false],
    ['a star alone', 'anybody@tidewater.example', ['*'], false],
    ['a star for a host', 'anybody@tidewater.example', ['*@*', '*@*.example'], false],
    ['a person', 'ana@tidewater.example', ['people'], true],
    ['nobody of the people', 'ben@tidewater.example', ['people'], false],
    ['what stands in the field', 'candidate@mail.example', ['field:hiring.email'], true],
    ['one of several in a field', 'two@mail.example', ['field:hiring.others'], true],
    ['an address inside a text', 'evil@mail.example', ['field:hiring.notes'], false],
    ['a field of another board', 'candidate@mail.example', ['field:sales.email'], false],
    ['a field that is empty', 'candidate@mail.example', ['field:hiring.phone'], false],
    ['nobody at all', 'ana@tidewater.example', [], false],
    ['a list', 'ana@tidewater.example, evil@x.example', ['people', '*@x.example'], false],
    ['a line break', 'ana@tidewater.example\r\nBcc: evil@x.example', ['*@x.example', 'people'], false],
    ['two at signs', 'evil@x.example@tidewater.example', ['*@tidewater.example'], false],
    ['a quoted part', '"evil@x.example"@tidewater.example', ['*@tidewater.example'], false],
    ['a look-alike letter', 'ana@tidewаter.example', ['*@tidewater.example', '*@tidewаter.example'], false],
    ['a Kelvin sign for a k', 'ana@\u212Aestrel.example', ['*@kestrel.example', '*@\u212Aestrel.example'], false],
  ])('%s', (_what, address, allow, may) => {
    expect(mayWriteTo(address, allow, context)).toBe(may);
  });

  test('a rule without a record reaches nobody by a field', () => {
    expect(mayWriteTo('candidate@mail.example', ['field:hiring.email'], { people: [] })).toBe(false);
  });

  test('nothing but an address of the allowed host passes, whatever is written', () => {
    const part = fc.string({ unit: fc.constantFrom(...'ab@.,;<>"\r\n ()\\:а') });
    fc.assert(
      fc.property(part, part, (before, after) => {
        const address = `${before}@ok.example${after}`;
        if (mayWriteTo(address, ['*@ok.example'], context)) expect(address).toMatch(/^[ab]+(\.[ab]+)*@ok\.example$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('the refused of a mail are counted in all of its lines', () => {
    const mail = {
      to: ['ana@tidewater.example', 'x@evil.example'],
      cc: ['y@evil.example'],
      bcc: ['z@evil.example', 'candidate@mail.example'],
    };
    expect(countRefused(mail, ['people', 'field:hiring.email'], context)).toBe(3);
  });
});
