import { expect, test } from 'vitest';
import { pressedKey } from './pressed-key.ts';

test.each([
  ['ь', 'KeyM', false, 'm'],
  ['П', 'KeyG', true, 'G'],
  ['О', 'KeyJ', true, 'J'],
  ['.', 'Slash', false, '/'],
  [',', 'Slash', true, '?'],
  ['ظ', 'Slash', false, '/'],
  ['؟', 'Slash', true, '?'],
  // a letter that no key of a Latin layout has there
  ['х', 'BracketLeft', false, 'х'],
  ['ס', '', false, 'ס'],
])('in other letters %s at %s means a key of a Latin layout', (key, code, shiftKey, expected) => {
  expect(pressedKey({ key, code, shiftKey })).toBe(expected);
});

test.each([
  // AZERTY, QWERTZ and Dvorak have their letters elsewhere, and these count
  ['a', 'KeyQ', false],
  ['z', 'KeyY', false],
  ['z', 'Slash', false],
  ['é', 'Digit2', false],
  ['-', 'Slash', false],
  ['?', 'KeyM', true],
  ['/', 'Backslash', true],
  ['.', 'Period', false],
  [',', 'KeyM', false],
  ['ArrowDown', 'ArrowDown', false],
  ['Dead', 'KeyN', false],
])('what a Latin layout says stays: %s at %s', (key, code, shiftKey) => {
  expect(pressedKey({ key, code, shiftKey })).toBe(key);
});
