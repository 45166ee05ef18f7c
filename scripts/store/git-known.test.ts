import { expect, test } from 'vitest';
import { askOnce } from './git-known.ts';

test('an answer is kept for the repository that was opened, the last ones only, and none where there was none', () => {
  const asked: string[] = [];
  const ask = askOnce<string | undefined>(2);
  const [here, there] = [{}, {}];
  const tell = (repository: object, question: string, answer: string | undefined = question.toUpperCase()) =>
    ask(repository, question, () => {
      asked.push(question);
      return answer;
    });
  expect([tell(here, 'a'), tell(here, 'a', 'other'), tell(there, 'a', 'there'), tell(here, 'a')]).toEqual(['A', 'A', 'there', 'A']);
  expect(asked.splice(0)).toEqual(['a', 'a']);
  for (const question of ['b', 'a', 'c', 'a', 'b']) tell(here, question);
  expect(asked.splice(0)).toEqual(['b', 'c', 'b']);
  const missing = () => ask(here, 'z', () => void asked.push('z'));
  expect([missing(), missing(), asked]).toEqual([undefined, undefined, ['z', 'z']]);
});
