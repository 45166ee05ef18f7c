import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/** Where what payloads ask for would be. */
export const away = 'http://elsewhere.example';

type Kind = 'text' | 'markdown' | 'names' | 'svg' | 'addresses';

/** The catalogue of payloads, ready to run: each adds to `ran` where it is let through. */
export function readPayloads(): { [kind in Kind]: string[] } {
  const written: { [kind in Kind]: string[] } = parse(readFileSync(join(import.meta.dirname, 'payloads.yml'), 'utf8'));
  const fill = (payload: string) => payload.replaceAll('{run}', 'ran++').replaceAll('{away}', away);
  return {
    text: written.text.map(fill),
    markdown: written.markdown.map(fill),
    names: written.names.map(fill),
    svg: written.svg.map(fill),
    addresses: written.addresses.map(fill),
  };
}

/** Writes a tracker that holds every payload everywhere it could stand, and commits it under one; gives its folder and the titles of its records by slug. */
export function writePayloads(): { root: string; titles: Map<string, string> } {
  const payloads = readPayloads();
  const root = mkdtempSync(join(tmpdir(), 'woad-payloads-'));
  const titles = new Map<string, string>();
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const said = (index: number) => JSON.stringify(payloads.text[index % payloads.text.length]);
  const each = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('');
  const most = payloads.text.length;

  write(
    'workspace.yml',
    `format: 1\ntitle: ${said(0)}\ndescription: ${said(5)}\nlanguages: [en]\ntimezone: Europe/Madrid\npeople:\n${each(12, (index) => `  p${index}: { name: ${said(index)} }\n`)}`,
  );
  write(
    'lists/attack.yml',
    `title: ${said(4)}
description: ${said(6)}
record: { one: ${said(7)}, many: ${said(11)} }
lists:
  - hold
${each(12, (index) => `  - { name: l${index}, title: ${said(index * 5)} }\n`)}tags:
${each(most, (index) => `  t${index}: { title: ${said(index)} }\n`)}fields:
  note: { type: text, title: ${said(9)}, help: ${said(14)} }
  long: { type: markdown }
  link: { type: url }
  pick: { type: multiselect, options: [${each(most, (index) => `{ name: o${index}, title: ${said(index)} }, `)}] }
card: [tags, pick, note, link, assignees]
views:
  - board
  - { view: list, title: ${said(11)} }
  - { view: table, group: tags, columns: [title, tags, pick, note, link, long, assignees, due] }
  - { view: calendar }
  - { view: timeline }
  - { view: board, title: By pick, group: pick, swimlanes: tags }
`,
  );
  write('automations/rule.yml', `name: ${said(11)}\nwhen: { record-moved: { board: attack, to: l1 } }\ndo: [{ comment: ${said(14)} }]\n`);

  const record = (slug: string, title: string, body: string, more = '', list = 'hold') => {
    titles.set(slug, title);
    write(`records/attack/${list}/${slug}.md`, `---\ntitle: ${JSON.stringify(title)}\n${more}---\n${body}\n`);
  };
  const comment = (slug: string, index: number, text: string) =>
    write(
      `records/attack/_comments/${slug}/20261120T1${String(10_000 + index)}Z-p1.md`,
      index % 9 ? `---\nreply_to: 20261120T1${String(9999 + index)}Z-p1\n---\n${text}\n` : `${text}\n`,
    );
  const both = [...payloads.text, ...payloads.markdown];
  both.forEach((payload, index) => {
    const title = payload.replace(/\s+/g, ' ').slice(0, 250).trim();
    const day = String(1 + (index % 28)).padStart(2, '0');
    const fields = `start: 2026-11-${day}\ndue: 2026-12-${day}\nnote: ${JSON.stringify(title)}\nlong: ${JSON.stringify(payload)}\ntags: [t${index % most}]\npick: [o${index % most}]\nassignees: [p${index % 12}]\n`;
    record(`p${index}`, title, payload, fields);
  });
  const ways = payloads.addresses.map((address) =>
    [`[x](<${address}>)`, `[x](${address})`, `![x](${address})`, `<${address}>`, `<a href="${address}">x</a>`, address].join('\n\n'),
  );
  for (const [index, address] of payloads.addresses.entries())
    record(`a${index}`, `Address ${index}`, '', `link: ${JSON.stringify(address)}\n`, 'l2');
  record('all', 'All in one text', both.join('\n\n'), '', 'l1');
  // deeper than tags are read, so they are shown as they stand
  record('deep', 'All in one deep text', `${'<b>'.repeat(300)}${both.join(' ')}`, '', 'l1');
  // each by itself, so that none hides what comes after it
  record('said', 'All in comments', '', '', 'l1');
  for (const [index, payload] of [...both, ...ways].entries()) comment('said', index, payload);
  const files = payloads.names.map((name, index): [string, string] => [name, payloads.text[index] ?? '']);
  files.push(...payloads.svg.map((drawing, index): [string, string] => [`drawing-${index}.svg`, drawing]));
  files.push(['plain.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>']);
  for (const [name, content] of files) write(`records/attack/_files/files/${name}`, content);
  record(
    'files',
    'Files',
    files.map(([name]) => `![x](<../_files/files/${name}>)`).join('\n\n'),
    'cover: ../_files/files/plain.svg\n',
    'l3',
  );

  const git = (...args: string[]) => execFileSync('git', args, { cwd: root });
  git('init', '-q');
  git('config', 'user.name', '"><img src=x onerror=ran++>');
  git('config', 'user.email', 'a@b.example');
  git('add', '-A');
  git('commit', '-qm', `${payloads.text[0]}${payloads.text[11]}`);
  return { root, titles };
}
