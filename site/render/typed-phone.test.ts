import { expect, test } from 'vitest';
import { isPhone } from './typed-phone.ts';

test.each([
  '+34 612 345 678',
  '+34612345678',
  '+44 (0)20 7946 0958',
  '+1 202-555-0143 ext. 12',
  '+12025550143;ext=12',
  '+7 495 123-45-67 доб. 5',
  '+683 4002',
])('%s may be a phone number', (text) => {
  expect(isPhone(text, true)).toBe(true);
  expect(isPhone(text, false)).toBe(true);
});

test.each(['123', '+34', '', 'ask Ana', 'tel:+34612345678', '+34 612 345 678 abc', '+346123456789012345'])('%s is none', (text) => {
  expect(isPhone(text, true)).toBe(false);
  expect(isPhone(text, false)).toBe(false);
});

test('without a country it is one only where the field has one', () => {
  expect(isPhone('612 345 678', false)).toBe(true);
  expect(isPhone('612 345 678', true)).toBe(false);
});
