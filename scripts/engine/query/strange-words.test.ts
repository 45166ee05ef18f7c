import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import { openMemory } from '../../store/memory.ts';
import { compileExpression } from '../expression/expression.ts';
import { readTracker } from '../read/tracker.ts';
import { namesOfBoards } from './names.ts';
import { strangeWords } from './strange-words.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const tracker = readTracker(
  openMemory({
    'workspace.yml': 'people: { ana: {}, luis: {} }\nteams: { billing: [ana] }\n',
    'lists/sales.yml':
      'lists: [todo, won]\ntags: { urgent: , vip: }\nfields:\n  stage: { type: select, options: [first, Second call] }\n  kinds: { type: multiselect, options: [a, b] }\n  buyer: { type: person }\n  from: { type: country }\n  note: { type: text }\n  word: { type: select, options: [x] }\n',
    'lists/calls.yml':
      'lists: [in, out]\nopen: [tags, people]\nfields:\n  stage: { type: select, options: [third] }\n  word: { type: text }\n  buyer: { type: person }\n  broken: { type: selct }\n',
    'records/free/here/one.md': '---\ntitle: One\n---\n',
  }),
  { fields, zod: z },
);

function strange(source: string, names: string[]): string[] {
  const boards = names.flatMap((name) => tracker.boards.get(name) ?? []);
  const compiled = compileExpression(source, namesOfBoards(boards, fields));
  if ('problem' in compiled) throw new Error(compiled.problem);
  return strangeWords(compiled.expression.node, boards, tracker, fields);
}

describe('a word that no record can hold', () => {
  test.each([
    ['stage == "frist"', '"frist" is not an option of stage; did you mean "first"?'],
    ['"second call" != stage', '"second call" is not an option of stage; did you mean "Second call"?'],
    ['stage in ["first", "zzz"]', '"zzz" is not an option of stage; expected one of first, Second call'],
    ['"c" in kinds', '"c" is not an option of kinds; did you mean "a"?'],
    ['kinds == ["a", "bbbbbbb"]', '"bbbbbbb" is not an option of kinds; expected one of a, b'],
    ['!(list == "wno") || false', '"wno" is not a list of sales; did you mean "won"?'],
    ['"urgnt" in tags', '"urgnt" is not a tag of sales; did you mean "urgent"?'],
    ['tags.exists(each, each == "vpi")', '"vpi" is not a tag of sales; did you mean "vip"?'],
    ['"anna" in assignees', '"anna" is not a person or team of the workspace; did you mean "ana"?'],
    ['buyer == "luise"', '"luise" is not a person or team of the workspace; did you mean "luis"?'],
    ['board == "sale"', '"sale" is not a board; did you mean "sales"?'],
    ['color == "rde"', '"rde" is not a color; did you mean "red"?'],
    ['from == "ZZ"', expect.stringMatching(/^"ZZ" is not an option of from/)],
    ['if(stage == "x1", 1, 2) == 1', '"x1" is not an option of stage; expected one of first, Second call'],
  ])('in %s', (source, told) => {
    expect(strange(source, ['sales'])).toEqual([told]);
  });

  test.each([
    'stage == "first" && "b" in kinds && list == "todo" && "vip" in tags && "billing" in assignees',
    'stage == "" || note == "anything" || title == "x" || slug == "y" || author == "Somebody"',
    'note.contains("x") && stage.startsWith("fir") && stage < "g"',
    'kinds.exists(stage, note == "x") && tags.map(t, t + "x") != ["ax"]',
    'board == "calls"',
  ])('there is none in %s', (source) => {
    expect(strange(source, ['sales'])).toEqual([]);
  });

  test('over several boards, is one that none of them declares; what one leaves open is open', () => {
    const both = ['sales', 'calls'];
    expect(strange('stage == "first" || stage == "third" || list == "in" || "free" in tags || "eve" in assignees', both)).toEqual([]);
    expect(strange('word == "y" || buyer == "eve"', both)).toEqual([]);
    expect(strange('stage == "frth" || list == "on"', both)).toEqual([
      '"frth" is not an option of stage; expected one of first, Second call, third',
      '"on" is not a list of sales or calls; did you mean "won"?',
    ]);
    expect(strange('list == "anywhere" || "x" in tags', ['free'])).toEqual([]);
  });
});
