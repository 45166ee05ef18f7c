import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { AnyAction } from '../../model/action.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import type { AnyTrigger } from '../../model/trigger.ts';
import { openMemory } from '../../store/memory.ts';
import { salesTracker } from '../../story/sales.ts';
import { readTracker } from '../read/tracker.ts';
import { compileRule } from './compile.ts';

const [fields, triggers, actions] = await Promise.all([
  loadCatalogue<AnyFieldType>('fields'),
  loadCatalogue<AnyTrigger>('triggers'),
  loadCatalogue<AnyAction>('actions'),
]);
const context = { fields, triggers, actions, zod: z };

describe('the faults of a rule, each at its place', () => {
  const find = (text: string): string[] => {
    const tracker = readTracker(openMemory({ ...salesTracker, 'automations/a.yml': text }), { fields, zod: z });
    expect(tracker.diagnostics.filter(({ place }) => place.path.startsWith('automations/'))).toEqual([]);
    return tracker.automations.flatMap((rule) =>
      compileRule(rule, tracker, context).findings.map(({ place, message }) => `${place.line}:${place.column} ${message}`),
    );
  };

  test.each<[string, string[]]>([
    ['when: { record-movd: {} }\ndo: [{ comment: Hi. }]\n', ['1:7 "record-movd" is not a trigger; did you mean "record-moved"?']],
    ['when: { record-moved: {} }\ndo: [{ coment: Hi. }]\n', ['2:6 "coment" is not an action; did you mean "comment"?']],
    [
      'when:\n  record-moved:\n    board: sale\n    too: done\ndo: [{ comment: Hi. }]\n',
      [
        '4:10 record-moved: "too" is not an option here; did you mean "to"?',
        '3:12 record-moved: board: "sale" is not a board; did you mean "sales"?',
      ],
    ],
    [
      'when:\n  record-moved: { board: sales, to: [doing, new] }\ndo: [{ comment: Hi. }]\n',
      ['2:45 record-moved: to.1: "new" is not a list of sales; expected one of todo, doing, done'],
    ],
    [
      'when: { field-changed: { board: sales, field: priorty, to: high } }\ndo: [{ comment: Hi. }]\n',
      ['1:47 field-changed: field: "priorty" is not a field of sales; did you mean "priority"?'],
    ],
    [
      'when: { field-changed: { board: sales, field: priority, to: hihg } }\ndo: [{ comment: Hi. }]\n',
      ['1:61 field-changed: to: "hihg" is not one of low, high; did you mean "high"?'],
    ],
    // the column is that of the word, behind a quote too, and that of the whole where escapes stand before it
    [
      'when: { record-moved: { board: sales } }\nif: score > 3 && scor > 4\ndo: [{ comment: Hi. }]\n',
      ['2:18 if: "scor" is not known here; did you mean "score"?'],
    ],
    [
      `when: { record-moved: { board: sales } }\nif: 'score > 3 and late'\ndo: [{ comment: Hi. }]\n`,
      ['2:16 if: "and" is not expected here; write &&'],
    ],
    [
      'when: { record-moved: { board: sales } }\nif: "title == \\"x\\" and late"\ndo: [{ comment: Hi. }]\n',
      ['2:5 if: "and" is not expected here; write &&'],
    ],
    [
      'when: { record-moved: { board: sales, where: score > 3 || scor > 4 } }\ndo: [{ comment: Hi. }]\n',
      ['1:59 where: "scor" is not known here; did you mean "score"?'],
    ],
    [
      'when: { record-moved: { board: sales } }\ndo: [{ comment: Hi., if: score is 3 }]\n',
      ['2:32 if: "is" is not expected here; write =='],
    ],
    ['when: { field-changed: { board: sales } }\ndo: [{ comment: Hi. }]\n', ['1:7 field-changed: "field" expected text; found nothing']],
    [
      'when: { record-moved: { board: sales, where: "scor > 3" } }\nif: score\nunless:\n  - late\n  - matches(title, "x")\ndo: [{ comment: Hi. }]\n',
      [
        '1:47 where: "scor" is not known here; did you mean "score"?',
        '2:5 if: a condition is true or false, and this is a number',
        '5:5 unless: matches() is not allowed: a pattern can run for hours; write contains(), startsWith() or endsWith()',
      ],
    ],
    [
      'when: { record-moved: { board: sales } }\ndo:\n  - set: { priority: urgent, colour: red, due: tomorrow, score: 3, code: "{{ titel }}" }\n    if: lat\n',
      [
        '3:22 set: priority: "urgent" is not one of low, high',
        '3:38 set: "colour" is not a field of sales; did you mean "color"?',
        '3:48 set: due: "tomorrow" is not a day or time such as 2026-12-01 or 2026-12-01T17:30',
        '3:74 set: "titel" is not known here; did you mean "title"?',
        '4:9 if: "lat" is not known here; did you mean "late"?',
      ],
    ],
    [
      'when: { record-moved: { board: sales } }\ndo:\n  - move: { list: new, positon: top }\n  - move: { board: support, list: done }\n  - tag: { add: [urgent, urgnt] }\n  - tag: {}\n  - comment: ""\n',
      [
        '3:33 move: "positon" is not an option here; did you mean "position"?',
        '4:35 move: list: "done" is not a list of support; expected one of new',
        '5:26 tag: add.1: "urgnt" is not a tag of sales; did you mean "urgent"?',
        '6:10 tag: expected "add" or "remove" and a tag',
        '7:14 comment: expected at least 1; found ""',
      ],
    ],
    [
      'when: { field-changed: { board: sales, field: tags, to: urgnt } }\ndo:\n  - set: { assignees: [ana, anna], tags: urgent }\n',
      [
        '1:57 field-changed: to: "urgnt" is not a tag of sales; did you mean "urgent"?',
        '3:23 set: assignees: "anna" is not a person or team of the workspace; did you mean "ana"?',
      ],
    ],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });
});
