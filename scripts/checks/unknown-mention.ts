import type { Check } from '../model/check.ts';
import { patientHints } from '../model/names.ts';
import { namingTexts } from '../model/texts.ts';

export default {
  summary:
    'An @person in a text, checklist or comment whom the workspace does not know, or whose name is written with capitals; code, addresses of mail and package names are not looked at.',
  templates: true,
  *find({ records, boards, workspace: { people, teams } }) {
    if (people.size === 0 && teams.size === 0) return;
    const hintOf = patientHints();
    for (const { record, named, placeOf } of namingTexts(records, 'people')) {
      if (!named.people || boards.get(record.board)?.open.has('people')) continue;
      for (const { person, at } of named.people) {
        if (people.has(person) || teams.has(person)) continue;
        const lower = person.toLowerCase();
        const place = placeOf(at);
        if (people.has(lower) || teams.has(lower)) {
          const message = `@${person} means ${lower}, whose name is in small letters; write @${lower}`;
          yield { place, severity: 'warning', message, fix: { mend: 'text', at: place, was: `@${person}`, by: `@${lower}` } };
          continue;
        }
        const hint = hintOf(person, () => [...people.keys(), ...teams.keys()]);
        const near = /"(.*)"/.exec(hint)?.[1];
        yield {
          place,
          severity: 'warning',
          about: { part: 'people', name: person, ...(near === undefined ? {} : { near }) },
          message: `@${person} is not a person or team of the workspace${hint || '; write it in `code` where no person is meant'}`,
        };
      }
    }
  },
  examples: [
    {
      files: {
        'records/sales/todo/new.md': '---\ntitle: New\n---\n- [ ] Call @anna\n- [x] Ask @Luis (due 2026-12-01), then @zzzzzzzz.\n',
        'records/sales/_comments/two/20261120T101500Z-ana.md': 'Thanks @luiz!',
      },
      finds: [
        'records/sales/todo/new.md:4:12 warning @anna is not a person or team of the workspace; did you mean "ana"?',
        'records/sales/todo/new.md:5:11 warning @Luis means luis, whose name is in small letters; write @luis',
        'records/sales/todo/new.md:5:40 warning @zzzzzzzz is not a person or team of the workspace; write it in `code` where no person is meant',
        'records/sales/_comments/two/20261120T101500Z-ana.md:1:8 warning @luiz is not a person or team of the workspace; did you mean "luis"?',
      ],
      mends: [{ mend: 'text', at: { path: 'records/sales/todo/new.md', line: 5, column: 11 }, was: '@Luis', by: '@luis' }],
    },
    {
      files: {
        'records/sales/todo/new.md':
          '---\ntitle: New\n---\n@ana, @billing and (@luis): me@anna.example, `@anna`, @scope/anna, @param(x), \\@anna, https://example.org/@anna\n',
        'records/support/open/new.md': '---\ntitle: New\n---\n@whoever\n',
      },
      finds: [],
    },
  ],
} satisfies Check;
