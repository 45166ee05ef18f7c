import { describe, expect, test } from 'vitest';
import { acme, askWorld as ask } from '../story/asking.ts';

const failure = (step: string, more: Parameters<typeof ask>[1] = {}) => ask(step, more).told[0];

describe('send-email', () => {
  test('goes to addresses, and to people as their keys', () => {
    const step = `send-email:
  to: ["{{ email }}", assignees]
  cc: desk
  bcc: "@ana"
  reply_to: ana
  subject: "About {{ title }}"
  body: |
    Hello **{{ title }}**.
  attachments: offer.pdf
  once_per: [record, to]`;
    expect(ask(step)).toEqual({
      effects: [
        {
          kind: 'email',
          to: ['jo@client.example', '@ana', '@luis'],
          cc: ['@ana', '@luis'],
          bcc: ['@ana'],
          replyTo: '@ana',
          subject: 'About Acme',
          body: 'Hello **Acme**.',
          attachments: ['offer.pdf'],
          oncePer: ['record', 'to'],
        },
      ],
      told: ['success'],
      words: ['mail to 6 addresses'],
    });
    expect(ask('send-email: { to: "{{ assignees }}", subject: S, body: B }').effects[0]).toMatchObject({ to: ['@ana', '@luis'] });
  });

  test.each([
    [
      '{ to: "{{ email }}", subject: S, body: B }',
      { email: '' },
      'to: email is empty on sales/acme; fill it in, or let the step ask for it with if: has(email)',
    ],
    [
      '{ to: "{{ email }}", subject: "{{ code }}", body: B }',
      {},
      'subject: code is empty on sales/acme; fill it in, or let the step ask for it with if: has(code)',
    ],
    [
      '{ to: "{{ email }}", subject: S, body: "{{ code }}" }',
      {},
      'body: code is empty on sales/acme; fill it in, or let the step ask for it with if: has(code)',
    ],
    ['{ to: assignees, subject: S, body: B }', { assignees: '' }, 'to: the record has no assignees'],
    ['{ to: ana, cc: nobody, subject: S, body: B }', {}, 'cc: nobody is in the team'],
    [
      '{ to: "{{ code }}", subject: S, body: B }',
      { code: '"a@client.example, b@evil.example"' },
      'to: what stands there is not one e-mail address, and no person or team',
    ],
    [
      '{ to: [\'{{ code + "\\n" }}evil@client.example\'], subject: S, body: B }',
      { code: 'a@client.example' },
      'to: what stands there is not one e-mail address, and no person or team',
    ],
    [
      '{ to: "{{ code }}", subject: S, body: B }',
      { code: 'eve' },
      'to: it names nobody of the workspace; expected a person, a team or assignees',
    ],
    ['{ to: ana, reply_to: desk, subject: S, body: B }', {}, 'reply_to: expected one address or person'],
    [
      '{ to: ana, subject: S, body: B, attachments: ofer.pdf }',
      {},
      'attachments: the record has no file "ofer.pdf"; did you mean "offer.pdf"?',
    ],
    [
      '{ to: "{{ code }}", subject: S, body: B }',
      { code: '"{{ email }}"' },
      'to: what stands there is not one e-mail address, and no person or team',
    ],
  ])('%s of %j is never sent half filled', (step, values: { [key: string]: string }, reason) => {
    let text = acme;
    for (const [key, value] of Object.entries(values)) {
      const line = new RegExp(`^${key}:.*\n`, 'm');
      text = line.test(text) ? text.replace(line, value ? `${key}: ${value}\n` : '') : text.replace('salary', `${key}: ${value}\nsalary`);
    }
    const asked = ask(`send-email: ${step}`, { 'records/sales/todo/acme.md': text });
    expect(asked.told).toEqual([`failed: send-email: ${reason}`]);
    expect(asked.effects).toEqual([]);
  });

  test('what a record says is text and nothing more', () => {
    const title = '"{{ vars.INBOX }} [x](http://evil.example) <b> @ana"';
    const more = { 'records/sales/todo/acme.md': acme.replace('title: Acme', `title: ${title}`) };
    const step = 'send-email: { to: ana, subject: "Re: {{ title }}", body: "{{ title }} of {{ vars.INBOX }}" }';
    expect(ask(step, more).effects).toMatchObject([
      {
        subject: 'Re: {{ vars.INBOX }} [x](http://evil.example) <b> @ana',
        body: '{{ vars.INBOX }} \\[x\\](http://evil.example) \\<b\\> @\u2060ana of desk',
      },
    ]);
    const lines = 'send-email: { to: ana, subject: \'{{ "a\\r\\nBcc: eve@evil.example\\u2028x" }}\', body: B }';
    expect(ask(lines).effects).toMatchObject([{ subject: 'a Bcc: eve@evil.example x', to: ['@ana'], bcc: [] }]);
  });
});

describe('notify', () => {
  test('tells each person once', () => {
    expect(ask('notify: { to: [assignees, desk, "@ana"], text: "See {{ title }}." }')).toEqual({
      effects: [
        { kind: 'notice', person: 'ana', text: 'See Acme.' },
        { kind: 'notice', person: 'luis', text: 'See Acme.' },
      ],
      told: ['success'],
      words: ['tell ana', 'tell luis'],
    });
    expect(failure('notify: { to: nobody, text: T }')).toBe('failed: notify: to: nobody is in the team');
  });

  test('tells nothing to who wants no notices, and says so', () => {
    expect(ask('notify: { to: dev, text: T }')).toEqual({ effects: [], told: ['no-op: notify: dev wants no notices'], words: [] });
    expect(ask('notify: { to: all, text: T }')).toMatchObject({
      effects: [{ person: 'ana' }],
      told: ['success: notify: dev wants no notices'],
      words: ['tell ana'],
    });
  });
});

describe('call-webhook', () => {
  test('sends JSON whose values keep their types', () => {
    const step = `call-webhook:
  url: "https://hooks.example.org/deals/{{ slug }}?by={{ actor }}"
  headers: { X-Title: "{{ title }}" }
  json: { title: "{{ title }}", n: "{{ deal_value }}", who: "{{ assignees }}", deep: [{ text: "A {{ title }}" }], on: true }
  secret: CRM_SECRET
  once_per: record`;
    expect(ask(step)).toEqual({
      effects: [
        {
          kind: 'webhook',
          url: 'https://hooks.example.org/deals/acme?by=ana',
          method: 'POST',
          headers: { 'X-Title': 'Acme' },
          json: { title: 'Acme', n: 1200, who: ['ana', 'luis'], deep: [{ text: 'A Acme' }], on: true },
          secret: 'CRM_SECRET',
          retry: true,
          oncePer: ['record'],
        },
      ],
      told: ['success'],
      words: ['POST to hooks.example.org'],
    });
  });

  test('tells the event where no json is named, without private fields', () => {
    const [effect] = ask('call-webhook: { url: "https://hooks.example.org:8443" }').effects;
    expect(effect).toMatchObject({
      json: {
        event: { kind: 'changed', key: 'color', from: null, to: 'red', actor: 'ana' },
        record: { name: 'sales/acme', list: 'todo', title: 'Acme', values: { deal_value: 1200 } },
      },
    });
    expect(JSON.stringify(effect)).not.toContain('salary');
    expect(ask('call-webhook: { url: "https://hooks.example.org", method: GET }').effects[0]).not.toHaveProperty('json');
  });

  test.each([
    ['a/../b?x#y&z', 'https://hooks.example.org/a%2F..%2Fb%3Fx%23y%26z/end', undefined],
    ['@evil.example', 'https://hooks.example.org/%40evil.example/end', undefined],
    ['..', undefined, 'failed: call-webhook: url: a part of its path is "." or "..", which leads elsewhere'],
    ['.', undefined, 'failed: call-webhook: url: a part of its path is "." or "..", which leads elsewhere'],
  ])('a value %j stays one part of the address', (code, url, problem) => {
    const more = { 'records/sales/todo/acme.md': acme.replace('salary', `code: "${code}"\nsalary`) };
    const asked = ask('call-webhook: { url: "https://hooks.example.org/{{ code }}/end", json: {} }', more);
    expect(asked.effects).toMatchObject(url === undefined ? [] : [{ url }]);
    expect(asked.told[0]).toBe(problem ?? 'success');
    if (url !== undefined) expect(new URL(url).pathname.split('/')).toHaveLength(3);
  });

  test('goes to the address that a secret holds, which the plan names and does not know', () => {
    const asked = ask('call-webhook: { url_secret: CHAT_URL, json: { text: "{{ title }}" } }');
    expect(asked.effects).toEqual([
      { kind: 'webhook', urlSecret: 'CHAT_URL', method: 'POST', headers: {}, json: { text: 'Acme' }, retry: true },
    ]);
    expect(asked.words).toEqual(['POST to the address in the secret CHAT_URL']);
  });

  test('a header holds one line, and JSON whatever there is', () => {
    const step = `call-webhook:\n  url: https://hooks.example.org/\n  headers: { X-A: '{{ "a\\r\\nX-Evil: 1" }}' }\n  json: { a: '{{ "\\"}, {\\r\\n" }}' }`;
    expect(ask(step).effects).toMatchObject([{ headers: { 'X-A': 'a X-Evil: 1' }, json: { a: '"}, {\r\n' } }]);
    const more = { 'records/sales/todo/acme.md': acme.replace('Acme', 'Заявка') };
    expect(failure('call-webhook: { url: "https://hooks.example.org/", headers: { X-A: "{{ title }}" } }', more)).toMatch(
      /^failed: call-webhook: headers\.X-A: expected one line of plain letters/,
    );
  });
});

describe('issues', () => {
  test('are opened, commented on and closed', () => {
    const open =
      'open-issue: { title: "{{ title }}", body: "By {{ actor }}", labels: [a, b], assignees: assignees, repository: tidewater/site }';
    expect(ask(open).effects).toEqual([
      {
        kind: 'issue',
        act: 'open',
        repository: 'tidewater/site',
        title: 'Acme',
        body: 'By ana',
        labels: ['a', 'b'],
        assignees: ['ana-garcia', 'luis'],
      },
    ]);
    expect(ask('comment-issue: { body: "At {{ list }}", once_per: [list] }').told).toEqual(
      [expect.stringMatching(/^failed: automations\/a\.yml:3: comment-issue: once_per: "list" is not known/), expect.anything()].slice(
        0,
        1,
      ),
    );
    expect(ask('comment-issue: { body: "At {{ list }}" }').effects).toEqual([{ kind: 'issue', act: 'comment', body: 'At todo' }]);
    expect(ask('close-issue').effects).toEqual([{ kind: 'issue', act: 'close' }]);
    expect(ask('close-issue: { body: Done., once_per: record }').effects).toEqual([
      { kind: 'issue', act: 'close', body: 'Done.', oncePer: ['record'] },
    ]);
  });

  test('mention nobody by what a record says', () => {
    const more = { 'records/sales/todo/acme.md': acme.replace('title: Acme', 'title: "@ana [x](http://evil.example)"') };
    expect(ask('comment-issue: { body: "{{ title }}" }', more).effects).toMatchObject([
      { body: '@\u2060ana \\[x\\](http://evil.example)' },
    ]);
  });
});
