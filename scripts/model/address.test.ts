import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressProblem, hostOfAddress, isAddress, senderProblem } from './address.ts';

describe('one address', () => {
  test.each([
    'a@b.example',
    "ana.o'neill+crm@mail.example.org",
    'ana@xn--exmple-cua.org',
    `${'a'.repeat(64)}@example.org`,
    `${'a'.repeat(60)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.e`,
  ])('%s', (address) => {
    expect(addressProblem(address)).toBeUndefined();
    expect(isAddress(address)).toBe(true);
  });

  test.each([
    '',
    '@',
    'ana',
    'ana@',
    '@example.org',
    'ana@localhost',
    'ana@127.0.0.1',
    'ana@[127.0.0.1]',
    'ana@-a.example',
    'ana@a..example',
    'ana@example.org.',
    '.ana@example.org',
    'a..b@example.org',
    'ana@example.org\r\nBcc: evil@x.example',
    'ana@example.org\n',
    'ana@example.org\u0000',
    ' ana@example.org',
    'ana@example.org ',
    'a@b.example, evil@x.example',
    'a@b.example;evil@x.example',
    'group: a@b.example;',
    'Ana <ana@example.org>',
    '<ana@example.org>',
    'ana@example.org (Ana)',
    'ana(comment)@example.org',
    '"ana"@example.org',
    '"a@x.example"@example.org',
    'a@x.example@example.org',
    'ana\\@x@example.org',
    'аna@example.org',
    'ana@exаmple.org',
    'ana＠example.org',
    'ana@example。org',
    'ana@example.org\u202e',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.example`,
    `${'a'.repeat(60)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.ee`,
    `${'a,'.repeat(200_000)}@example.org`,
  ])('not %j', (text) => {
    expect(isAddress(text)).toBe(false);
    expect(addressProblem(text)).toMatch(/^".*" is not one e-mail address/);
  });

  test('what is wrong is told with what to write', () => {
    expect(addressProblem('Ana <ana@example.org>')).toBe('"Ana <ana@example.org>" is not one e-mail address; write only ana@example.org');
    expect(addressProblem('a@b.example, c@d.example')).toBe('"a@b.example, c@d.example" is not one e-mail address but a list');
    expect(addressProblem('ana@bücher.example')).toBe(
      '"ana@bücher.example" is not one e-mail address: a domain in other letters is written ana@xn--bcher-kva.example',
    );
  });

  test('an address has one at sign and no character that means something in a header', () => {
    const unit = fc.constantFrom(...'ab1.@-_+ ,;:<>()[]"\\\r\n\té');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        if (isAddress(text)) expect(text).toMatch(/^[^@ ,;:<>()[\]"\\\r\n\té]+@[ab1.-]+$/);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['tracker@tidewater.example', undefined],
    [' Tidewater <tracker@tidewater.example> ', undefined],
    ['Hartley Office', '"Hartley Office" holds no e-mail address; expected tracker@example.org or Name <tracker@example.org>'],
    ['Office <office>', '"Office <office>" holds no e-mail address; expected tracker@example.org or Name <tracker@example.org>'],
    [
      'Office <a@b.example, c@d.example>',
      '"a@b.example, c@d.example" is not one e-mail address but a list; expected tracker@example.org or Name <tracker@example.org>',
    ],
  ])('the sender %j: %s', (written, problem) => expect(senderProblem(written)).toBe(problem));

  test('its host is in small letters', () => {
    expect(hostOfAddress('Ana@Example.ORG')).toBe('example.org');
  });
});
