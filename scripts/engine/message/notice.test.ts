import { describe, expect, test } from 'vitest';
import { slipsIn } from '../../../site/tests/typography.ts';
import { loadCatalogue } from '../../catalogue.ts';
import { type MessageLanguage, sentenceNames } from '../../model/message-language.ts';
import type { Person } from '../../model/workspace.ts';
import { composeMentions, composeNotices, type NoticeContext, type PlannedNotice } from './notice.ts';

const languages = await loadCatalogue<MessageLanguage>('messages');
const person = (key: string, language?: string): Person => ({
  key,
  name: key.toUpperCase(),
  notify: 'email',
  aliases: [],
  ...(language ? { language } : {}),
});
const people = new Map(
  [person('ana'), person('eva', 'ru'), person('jean', 'fr'), { ...person('luis', 'es'), github: 'lprado' }].map((each) => [each.key, each]),
);
const context: NoticeContext = {
  workspace: { title: { en: 'Sales', es: 'Ventas' }, languages: ['en'], people },
  languages,
  titleOf: (record) => (record === 'sales/gone' ? undefined : 'Acme *renewal*'),
  linkOf: (record) => (record === 'sales/gone' ? undefined : `https://t.example/${record}/`),
};
const notice = (sentence: string, values: { [name: string]: string } = {}, who = 'ana'): PlannedNotice => ({
  effect: { kind: 'notice', person: who, about: { sentence, values: { title: 'Acme *renewal*', ...values } } },
  record: 'sales/acme',
});
const compose = (notices: PlannedNotice[], who = 'ana') => composeNotices(notices, people.get(who) ?? person(who), context);

describe('a message', () => {
  test('of one notice bears its sentence as subject, and links the record', () => {
    expect(compose([notice('assigned-by', { by: 'Luis' })])).toEqual({
      subject: 'Luis assigned Acme *renewal* to you.',
      body: `Hello ANA,

there is news for you in Sales:

- Luis assigned [Acme \\*renewal\\*](<https://t.example/sales/acme/>) to you.

You receive this because Sales names you among its people. What you are told, and how, is set in its workspace.yml.
`,
    });
  });

  test('groups all that one run tells, in the language of the person, with its plural forms and dates', () => {
    const due = { due: '2026-12-01T17:30' };
    const all = [
      notice('assigned'),
      notice('due', due),
      notice('late', { due: '2026-11-30' }),
      notice('mentioned', { by: 'Ana' }),
      notice('commented', { by: 'Ana', text: 'A\n\n# B' }),
    ];
    expect(compose(all, 'luis').subject).toBe('5 avisos de Ventas');
    expect(compose(all, 'luis').body).toContain('vence el 1 de diciembre de 2026 a las 17:30.');
    expect(compose(all, 'luis').body).toContain('«A # B»');
    expect(compose([notice('late', { due: '2026-12-01' })], 'jean').subject).toContain('1er décembre 2026');
    expect(
      [1, 2, 5, 21].map(
        (count) =>
          compose(
            Array.from({ length: count }, (_, n) => notice('due', { title: `T${n}`, due: '2026-12-01' })),
            'eva',
          ).subject,
      ),
    ).toEqual([
      '1 декабря 2026 г. наступает срок записи T0.',
      '2 уведомления от Sales',
      '5 уведомлений от Sales',
      '21 уведомление от Sales',
    ]);
  });

  test('lets nothing that somebody wrote be a mark, a mention, a link or a line of its own', () => {
    const evil = { title: 'x](http://evil.example)\r\nBcc: a', by: '@all <b>', text: '![x](y) {record} @ana' };
    const { subject, body } = compose([notice('mentioned-in-comment', evil)]);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(body).toContain(
      '- @\u2060all \\<b\\> mentioned you in a comment on [x\\](http:\u2060//evil.example) Bcc: a](<https://t.example/sales/acme/>): “!\\[x\\](y) {record} @\u2060ana”',
    );
  });

  test('tells one thing once, and what a rule wrote as it is', () => {
    const rule: PlannedNotice = { effect: { kind: 'notice', person: 'ana', text: '**Call** them.\n\nNow.' }, record: 'sales/gone' };
    const { body, subject } = compose([notice('due', { due: '2026-12-01' }), notice('reminded-due', { due: '2026-12-01' }), rule, rule]);
    expect(subject).toBe('2 notices from Sales');
    expect(body.match(/^- .*(?:\n {2}.*|\n)*$/gm)?.length).toBe(2);
    expect(body).toContain('- **sales/gone**: **Call** them.\n  \n  Now.');
    expect(compose([{ effect: { kind: 'notice', person: 'ana', text: '**Week** \\*1\\*' } }]).subject).toBe('Week *1*');
  });
});

test('on GitHub each person is mentioned once for a record, in their language', () => {
  const notices = [
    notice('assigned', {}, 'luis'),
    notice('late', { due: '2026-12-01' }, 'luis'),
    notice('assigned', {}, 'ana'),
    notice('assigned', {}, 'nobody'),
  ];
  const { title, body } = composeMentions(notices, 'sales/acme', context);
  expect(title).toBe('Acme *renewal*');
  expect(body).toBe(`@lprado

- Se le ha asignado [Acme \\*renewal\\*](<https://t.example/sales/acme/>).
- [Acme \\*renewal\\*](<https://t.example/sales/acme/>) venció el 1 de diciembre de 2026 y sigue pendiente.

@ana

- [Acme \\*renewal\\*](<https://t.example/sales/acme/>) was assigned to you.
`);
});

describe.each([...languages])('the language %s', (code, language) => {
  const slots = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
  const english = languages.get('en')!;

  test('says every sentence with the same values', () => {
    expect(Object.keys(language.sentences)).toEqual([...sentenceNames]);
    for (const name of sentenceNames) expect(slots(language.sentences[name])).toEqual(slots(english.sentences[name]));
    expect([language.greeting, language.why].map(slots)).toEqual([['{name}'], ['{tracker}']]);
  });

  test('is written as its readers write', () => {
    const { sentences, subject, intro, greeting, why, sentBy, sentByTracker, table } = language;
    const spoken = [sentences, subject, intro, table.keys].flatMap((each) => Object.values(each));
    const all = [...spoken, greeting, why, sentBy, sentByTracker, table.none, table.more, table.yes, table.no];
    expect(all.flatMap((text) => slipsIn(text, code))).toEqual([]);
    expect(Object.keys(table.keys)).toEqual(code === 'en' ? [] : Object.keys(languages.get('es')?.table.keys ?? {}));
  });

  test('has each plural form that it needs, and no other', () => {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories.toSorted();
    for (const text of [language.subject, language.intro]) {
      expect(forms).toEqual(expect.arrayContaining(Object.keys(text)));
      for (const form of forms.filter((each) => each !== 'many' || code === 'ru')) expect(text[form]).toBeDefined();
      for (const each of Object.values(text)) expect(slots(each)).toContain('{tracker}');
    }
  });
});
