import { expect, test } from 'vitest';
import type { Display } from '../../scripts/model/display.ts';
import type { SitePerson } from '../data.ts';
import { cardOf, recordOf } from '../tests/sample.ts';
import { textsOf } from './texts.ts';

const names = { ana: 'Ana García', luis: 'Luis Cortés', mt: 'Maud Tessier' };
const people = new Map(Object.entries(names).map(([key, name]): [string, SitePerson] => [key, { key, name, color: 'teal', team: false }]));

test('people are found by key and name: those of fields, who commented, who is mentioned', () => {
  const lead: Display = { as: 'people', people: ['mt', 'nobody'] };
  const hidden: Display = { as: 'people', people: ['ana'] };
  const comment = (author: string, text: string) => ({ name: `c-${author}`, author, at: '', edited: false, text, replies: [] });
  const record = recordOf({
    body: 'Ask @Luis, not luis@harbour.example or @nobody.',
    card: cardOf({ values: { lead, reviewers: { as: 'several', of: [lead] } } }),
    properties: [
      { key: 'lead', display: lead },
      { key: 'reviewers', display: { as: 'several', of: [lead] } },
      { key: 'hidden', display: hidden },
    ],
    comments: [{ ...comment('ana', 'Sent.'), replies: [comment('nobody', 'Thank you, @mt.')] }],
  });
  const { text, said, field } = textsOf(record, people);
  expect(text).toEqual(['Ask @Luis Luis Cortés, not luis@harbour.example or @nobody.']);
  expect(said).toEqual(['ana Ana García', 'Sent.', 'nobody', 'Thank you, @mt Maud Tessier.']);
  expect(field.filter((each) => each === 'mt Maud Tessier')).toHaveLength(2);
  expect(field.join(' ')).not.toContain('García');
});
