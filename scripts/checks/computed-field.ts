import type { Check } from '../model/check.ts';

export default {
  summary:
    'A computed field that names what is not there, holds an expression that cannot be read, or is computed from itself; as a warning, one that asks for what no record can hold.',
  *find(_, { computedFindings }) {
    if (computedFindings) yield* computedFindings();
  },
  examples: [
    {
      files: {
        'lists/more.yml': `lists: [aa]
fields:
  stage: { type: select, options: [won, lost] }
  calls: { type: reference, board: sales, many: true }
  a: { type: formula, formula: 'if(stage == "wno", 1, 2)' }
  b: { type: rollup, reference: calls, function: count, where: list == "tood" }
`,
      },
      finds: [
        'lists/more.yml:5:32 warning a: formula: "wno" is not an option of stage; did you mean "won"?',
        'lists/more.yml:6:64 warning b: where: "tood" is not a list of sales; did you mean "todo"?',
      ],
    },
    {
      files: {
        'lists/more.yml':
          'lists: [aa]\nfields:\n  a: { type: formula, formula: b + 1 }\n  b:\n    type: formula\n    formula: c * 2\n  c: { type: formula, formula: a - 1 }\n  d: { type: formula, formula: d }\n',
      },
      finds: [
        'lists/more.yml:3:6 error a is computed from itself: a -> b -> c -> a',
        'lists/more.yml:8:6 error d is computed from itself: d -> d',
      ],
    },
    {
      files: {
        'lists/more.yml':
          'lists: [aa]\nfields:\n  sale: { type: reference, board: other }\n  n: { type: rollup, referenced_by: other.more, field: n, function: sum }\n',
        'lists/other.yml':
          'lists: [bb]\nfields:\n  more: { type: reference, board: more }\n  n: { type: lookup, reference: more, field: n }\n',
      },
      finds: ['lists/more.yml:4:6 error n is computed from itself: more.n -> other.n -> more.n'],
    },
    {
      files: {
        'lists/more.yml': `lists: [aa]
fields:
  sale: { type: reference, board: sales }
  a: { type: formula, formula: saale + 1 }
  b: { type: formula, formula: '"x" * 2' }
  c: { type: formula, formula: title, show: { type: currency } }
  d: { type: lookup, reference: sael, field: amount }
  e: { type: lookup, reference: sale, field: amuont }
  f: { type: rollup, reference: sale, field: title, function: sum }
  g: { type: rollup, reference: title, function: count }
  h: { type: rollup, reference: sale, function: count, where: amount }
  i: { type: rollup, referenced_by: suport.x, function: count }
  j: { type: referenced_by, board: sales, field: ticket }
  k: { type: referenced_by, board: suport, field: parent }
  l: { type: duration, from: "moved:ab", to: "field:colour=red" }
  m: { type: time_in_list, list: ab, required: true }
  n: { type: formula, formula: late, default: 1 }
`,
      },
      finds: [
        'lists/more.yml:4:32 error a: formula: "saale" is not known here; did you mean "sale"?',
        'lists/more.yml:5:32 error b: formula: "*" takes numbers, and here are text and a number',
        'lists/more.yml:6:45 error c: show: currency shows a number, and this gives text',
        'lists/more.yml:7:33 error d: reference: "sael" is not a reference of more; did you mean "sale"?',
        'lists/more.yml:8:46 error e: field: "amuont" is not a field of sales; did you mean "amount"?',
        'lists/more.yml:9:46 error f: field: "title" of sales is text, and a number is needed',
        'lists/more.yml:10:33 error g: reference: "title" is no reference; expected one of sale, parent, blocked_by',
        'lists/more.yml:11:63 error h: where: a condition is true or false, and this is a number',
        'lists/more.yml:12:37 error i: referenced_by: "suport" is not a board; did you mean "support"?',
        'lists/more.yml:13:50 error j: field: "ticket" of sales names records of support, not of more',
        'lists/more.yml:14:36 error k: board: "suport" is not a board; did you mean "support"?',
        'lists/more.yml:15:30 error l: from: "ab" is not a list of more; did you mean "aa"?',
        'lists/more.yml:15:46 error l: to: "colour" is not a field of more; did you mean "color"?',
        'lists/more.yml:16:48 error m: required: the value is computed (time_in_list); nobody can write one',
        'lists/more.yml:16:34 error m: list: "ab" is not a list of more; did you mean "aa"?',
        'lists/more.yml:17:47 error n: default: the value is computed (formula); nobody can write one',
      ],
    },
  ],
} satisfies Check;
