import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a domain is made of plain labels, so that what looks alike does not pass',
  file: 'scripts/model/address.ts',
  text: 'labels.every((each) => label.test(each))',
  with: "labels.every((each) => each !== '')",
  tests: { 'scripts/engine/message/allow.test.ts': 'look-alike|Kelvin|line break' },
} satisfies Mutant;
