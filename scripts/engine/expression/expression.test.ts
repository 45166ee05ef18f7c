import { describe, expect, test } from 'vitest';
import type { About } from '../../model/diagnostic.ts';
import { give, names, values, world } from '../../story/deal.ts';
import { compileCondition, compileExpression, holds } from './expression.ts';

describe('what people write gives what they expect', () => {
  test.each<[string, unknown]>([
    ['deal_value + 1', 12001],
    ['1 + deal_value', 12001],
    ['1 / 2', 0.5],
    ['7 % 4 + 0.5', 3.5],
    ['n == 80', true],
    ['80 == n', true],
    ['n == 80.0', true],
    ['n != 81', true],
    ['size(tags) == 2', true],
    ['size(tags) / 4', 0.5],
    ['tags.size() + 1', 3],
    ['size(title) > 3', true],
    ['x > 0 ? x : 0', 3],
    ['x > 5 ? x : 0', 0],
    ['-x * 2', -6],
    ['int(7 / 2)', 3],
    ['deal_value * lead_score / 100', 9600],
    ['days(today(), due) <= 7', true],
    ['days(due, today())', -7],
    ['days(start, due)', 7],
    ['addDays(due, 3)', '2026-12-01'],
    ['addDays(start, 1)', '2026-11-22T09:00'],
    ['addDays("2026-03-28", 2)', '2026-03-30'],
    ['start == today()', true],
    ['start < now()', true],
    ['start <= "2026-11-21"', true],
    ['due > start && due < addDays(today(), 30)', true],
    ['"urgent" in tags', true],
    ['!("feature" in tags)', true],
    ['list in ["negotiation", "won"]', true],
    ['n in [1, 80]', true],
    ['tags.exists(t, t == "bug")', true],
    ['tags.all(t, size(t) > 3)', false],
    ['tags.exists_one(t, t.startsWith("u"))', true],
    ['tags.map(t, t + "!")', ['urgent!', 'bug!']],
    ['tags.filter(t, t != "bug")', ['urgent']],
    ['tags.map(t, t != "bug", size(t))', [6]],
    ['tags[0]', 'urgent'],
    ['tags.join(" and ")', 'urgent and bug'],
    ['title + ": " + string(deal_value)', 'Acme renewal: 12000'],
    ['"due " + due', 'due 2026-11-28'],
    ['title.contains("Acme") && title.lowerAscii().endsWith("renewal")', true],
    ['slug("Заявка №7")', 'заявка-7'],
    ['type == "bug"', true],
    ['email == record.email', true],
    ['size == "large" && size(size) == 5', true],
    ['double("12.5") * 2', 25],
    ['{"a": 1}["a"] + [1, 2][1]', 3],
    ['if(n > 5, "many", "few") + "if(x)"', 'manyif(x)'],
    ['if (n > 5, if(x > 5, 1, 2), 3)', 2],
    ['IF(late, 1, 0)', 0],
    ['contains(title, "Acme") && title.contains("Acme")', true],
    ['0x10 + 1e2', 116],
    ['// a word about it\nn', 80],
  ])('%s', (source, expected) => {
    expect(give(source)).toEqual(expected);
  });
});

describe('a value that is not there', () => {
  test.each<[string, unknown]>([
    ['anything', { value: undefined, missing: ['anything'] }],
    ['anything + 1', { value: undefined, missing: ['anything'] }],
    ['previous.email', { value: undefined, missing: ['previous.email'] }],
    ['record.email', 'ana@example.org'],
    ['stage == "won"', { value: undefined, missing: ['stage'] }],
    ['stage == "" && stage == null', true],
    ['stage != ""', false],
    ['has(stage) || has(previous.email)', false],
    ['has(due) && has(record.email) && has(tags)', true],
    ['has(assignees)', false],
    ['size(assignees)', 0],
    ['"ana" in assignees', false],
    ['assignees == []', true],
    ['!signed', true],
    ['tags[5]', { value: undefined, missing: ['tags[5]'] }],
    ['late || stage == "won"', { value: undefined, missing: ['stage'] }],
    ['stage == "won" || n == 80', true],
    ['stage == "won" && n == 81', false],
    ['has(stage) ? stage : "none"', 'none'],
    ['stage == "won" ? 1 : 2', { value: undefined, missing: ['stage'] }],
    ['ifEmpty(anything, 0) + ifEmpty(stage, "").size()', 0],
    ['ifEmpty(n, anything)', 80],
    ['ifEmpty(anything, stage)', { value: undefined, missing: ['stage'] }],
    ['average([]) == 1', { value: undefined, missing: ['average()'] }],
    ['email("ana")', { value: undefined, missing: ['email()'] }],
    ['tags.exists(t, t == stage)', { value: undefined, missing: ['stage'] }],
  ])('%s', (source, expected) => {
    expect(give(source)).toEqual(expected);
  });

  test('makes a condition false, also a denied one, and says what was missing', () => {
    for (const source of ['stage == "won"', '!(stage == "won")', 'late || stage == "won"']) {
      const compiled = compileCondition(source, names);
      if ('problem' in compiled) throw new Error(compiled.problem);
      expect(holds(compiled.expression, values, world)).toEqual({ holds: false, missing: ['stage'] });
    }
  });

  test('the example of the format holds for what is due, and not for what has no due', () => {
    const compiled = compileCondition('late || (due != "" && days(today(), due) <= 7)', names);
    if ('problem' in compiled) throw new Error(compiled.problem);
    expect(holds(compiled.expression, values, world).holds).toBe(true);
    expect(holds(compiled.expression, () => undefined, world)).toEqual({ holds: false, missing: [] });
  });
});

const unknownField = (name: string, near?: string): About => ({ part: 'fields', name, ...(near === undefined ? {} : { near }) });

describe('what is wrong is told with its place', () => {
  test.each<[string, string, number, About?]>([
    ['record.emial == ""', '"emial" is not known in record; did you mean "email"?', 7],
    ['n > 1 && deal_valu > 1', '"deal_valu" is not known here; did you mean "deal_value"?', 9, unknownField('deal_valu', 'deal_value')],
    ['title == outcome', '"outcome" is not known here; a word stands in quotes: "outcome"', 9, unknownField('outcome')],
    ['outcome in tags', '"outcome" is not known here; a word stands in quotes: "outcome"', 0, unknownField('outcome')],
    ['title != titel', '"titel" is not known here; did you mean "title"?', 9, unknownField('titel', 'title')],
    ['outcome > n', '"outcome" is not known here', 0, unknownField('outcome')],
    ['dayz(due)', '"dayz()" is not known here; did you mean "days"?', 0],
    ['due.today()', 'today() stands alone, with nothing before it', 0],
    ['round(n, 1, 2)', 'round() wants 1 or 2 values, and has 3 values', 0],
    ['min()', 'min() wants one value or more, and has 0 values', 0],
    ['if(n > 5, 1)', 'if() wants a condition and two values: if(n > 5, "many", "few")', 0],
    ['ifEmpty(n)', 'ifEmpty() wants two values: ifEmpty(n, 0)', 0],
    ['1 + if', '"if" is a word of the language and names nothing here', 4],
    ['if(n, 1, 2)', 'the condition before "?" or of if() must be true or false, and this is a number', 3],
    ['days(due)', 'days() wants 2 values, and has one value', 0],
    ['days(due, "soon")', '"soon" is not a day such as "2026-12-01"', 10],
    ['due < "next week"', '"next week" is not a day such as "2026-12-01"', 6],
    ['due + 3', '"+" takes numbers; write addDays(due, 3) for a day after another', 0],
    ['due - start', '"-" takes numbers; write days(from, to) for the days between', 0],
    ['title + n', '"+" adds numbers or joins texts, and here are text and a number; write string(...) around what is no text', 0],
    ['title > 3', '">" cannot compare text with a number', 0],
    ['n == "80"', '"==" cannot compare a number with text; write 80', 0],
    ['n == "many"', '"==" cannot compare a number with text', 0],
    ['due < 3', '"<" cannot compare a day or time with a number; write days(from, to) for the days between', 0],
    ['tags == "vip"', '"==" cannot compare a list with text; write "vip" in tags to look into the list', 0],
    ['title != tags', '"!=" cannot compare text with a list; write !(title in tags) to look into the list', 0],
    ['due && late', 'must be true or false, and this is a day or time; write due != "" to ask whether there is any', 0],
    ['!n', 'what stands behind "!" must be true or false, and this is a number', 1],
    ['"u" in title', '"in" looks into a list; write text.contains("x") for text', 7],
    ['n.foo', 'a number has no "foo"', 2],
    ['title.matches("(a+)+$")', 'matches() is not allowed: a pattern can run for hours; write contains(), startsWith() or endsWith()', 0],
    ['matches(title, "(a+)+$")', 'matches() is not allowed: a pattern can run for hours; write contains(), startsWith() or endsWith()', 0],
    ['n = 80', '"=" is not expected here; write ==', 2],
    ['late and done', '"and" is not expected here; write &&', 5],
    ['not late', '"not" is not expected here; write !', 0],
    ['n is 80', '"is" is not expected here; write ==', 2],
    ['n => 80', '"=>" is not expected here; write >=', 2],
    ['n <> 80', '"<>" is not expected here; write !=', 2],
    ['n === 80', '"===" is not expected here; write ==', 2],
    ['n > 1,000', '"," is not expected here; write 1000', 5],
    ['{{ late }}', '"{{" is not expected here; write late', 0],
    ['title == “x”', '"“" is not expected here; write "', 9],
    ['daysBetween(due, due)', '"daysBetween()" is not known here; did you mean "days"?', 0],
    ['n >', 'the expression ends too early', 3],
    ['', 'the expression is empty', 0],
    ['(n', 'the expression ends too early; write )', 2],
    ['n in [1, 2', 'the expression ends too early; write ]', 10],
    ['"open', 'unterminated string', 0],
    ['import', '"import" is a word of the language and names nothing here', 0],
    ['has(n > 1)', 'has() asks about one name, such as has(due)', 0],
    ['b"bytes"', 'bytes are not known here; write text without b', 0],
    ['tags.map(t)', 'map() wants a name and an expression: tags.map(tag, tag != "x")', 0],
  ])('%s', (source, problem, offset, about) => {
    const told = { problem: expect.stringContaining(problem) as string, offset };
    expect(compileExpression(source, names)).toEqual(about === undefined ? told : { ...told, about });
  });

  test('a condition that gives no truth', () => {
    expect(compileCondition('deal_value', names)).toEqual({ problem: 'a condition is true or false, and this is a number', offset: 0 });
  });

  test.each([
    ['due', 'a day or time', 'due'],
    ['tags', 'a list', 'tags'],
    ['record.email', 'text', 'record.email'],
  ])('%s alone is not a question, and what would ask it is said', (source, kind, name) => {
    const asked = `${name} != ""`;
    expect(compileCondition(source, names)).toEqual({
      problem: `a condition is true or false, and this is ${kind}; write ${asked} to ask whether there is any`,
      offset: 0,
    });
    expect(compileCondition(asked, names)).toHaveProperty('expression');
  });

  test.each<[string, string]>([
    ['1 / 0', 'it divides by 0'],
    ['1e308 * 10', 'the number is too large'],
    ['addDays(due, 99999999)', '99999999 days from 2026-11-28 is not a day of the calendar'],
    ['double(title)', '"Acme renewal" is not a number'],
    ['{"a": true}["a"] + 1', '"+" is not known between true or false and a number'],
  ])('%s, when it runs', (source, problem) => {
    expect(give(source)).toEqual({ problem });
  });
});
