import { expect, test } from 'vitest';
import { compareWords } from './alphabet.ts';

test('words stand as in an alphabet: capitals and marks beside their letters, numbers by size', () => {
  const sorted = ['1.', '2.', '10.', '11.', 'AA', 'ABI', 'Abstract', 'Éclair', 'eclipse', 'Zoo', 'Ёж', 'Жук'];
  expect([...sorted].sort().sort(compareWords)).toEqual(sorted);
});
