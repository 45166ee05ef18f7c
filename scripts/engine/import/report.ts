import type { ImportReport } from '../../model/importer.ts';
import { quoteText } from '../../model/reading.ts';
import { shortenWords } from '../../model/shorten.ts';
import { personSetting } from './people.ts';

const mostShown = 20;

/** What an import did, for people: every guess it made and every file that wants a look. */
export function describeImport(report: ImportReport, dry: boolean): string {
  const {
    records,
    lists,
    fields,
    renamed,
    strangers,
    meant,
    addresses,
    rewritten,
    clashes,
    tags,
    links,
    lostLinks,
    broken,
    kept,
    unfit,
    card,
    columns,
    odd,
    notes,
    board,
  } = report;
  const parts = [`${records.new} new`, `${records.unchanged} unchanged`, ...(records.kept > 0 ? [`${records.kept} left alone`] : [])];
  const lines = [`${dry ? 'would import' : 'imported'} ${count(records.all, 'record')} into ${board}: ${parts.join(', ')}`];
  const section = (title: string, items: string[]): void => {
    if (items.length === 0) return;
    lines.push('', title, ...items.slice(0, mostShown).map((item) => `  ${item}`));
    if (items.length > mostShown) lines.push(`  and ${items.length - mostShown} more (--json tells all)`);
  };
  section(
    'lists',
    lists.map(
      ({ name, title, records: held, done }) =>
        `${name}: ${held}${title.toLowerCase().replaceAll(' ', '-') === name ? '' : ` (${title})`}${done ? ', counts as done' : ''}`,
    ),
  );
  section(
    'fields',
    fields.filter(({ declared }) => declared).map(({ name, type }) => `${name}: ${type}`),
  );
  section(
    `keys that lists/${board}.yml does not declare; they are kept, and "woad check" names them`,
    fields.filter(({ declared }) => !declared).map(({ name, type }) => `${name}: ${type}`),
  );
  section('cards show', card.length > 0 ? [card.join(', ')] : []);
  section(
    'columns as --column says',
    columns.map(({ from, to }) => `${from} -> ${to}`),
  );
  section(
    'keys with another name',
    [...Map.groupBy(renamed, ({ reason }) => reason)].map(
      ([reason, keys]) => `${keys.map(({ from, to }) => `${from} -> ${to}`).join(', ')}: ${reason}`,
    ),
  );
  section('people that workspace.yml does not know', strangers.flatMap(tellStrangers));
  section(
    'keys that have a meaning of their own',
    meant.map(({ from, to, records: held }) => `${from === to ? to : `${from} -> ${to}`}: ${count(held, 'record')}${tellMeaning(to)}`),
  );
  section(
    'addresses of mail, which the public site shows',
    addresses.map(({ key, as, records: held }) => `${key}: in ${count(held, 'record')}; ${tellHiding(key, as, board)}`),
  );
  section(
    'values written in another form',
    rewritten.map(({ key, what, records: held }) => `${key}: ${what} (${count(held, 'record')})`),
  );
  section('cells that do not fit their column', odd);
  section(
    'values that became names of tags',
    tags.map(({ from, to }) => `${from} -> ${to}`),
  );
  section(
    'names that were taken',
    clashes.map(({ source, slug }) => `${source} is ${slug}`),
  );
  if (links.rewritten + links.attached > 0)
    section('links', [`${links.rewritten} lead to records and attachments now; ${count(links.attached, 'file')} attached`]);
  const examples = lostLinks.slice(0, 2).map(({ source, link }) => `${shortenWords(`"${link}"`)} in ${source}`);
  if (links.lost > 0)
    section('links to nothing in the imported folder', [
      `${links.lost}, left as they are: ${examples.join(', ')}${links.lost > 2 ? ', ...' : ''}`,
    ]);
  section(
    'values that do not fit',
    unfit.map(({ source, key, problem }) => `${source}: ${key}: ${problem}`),
  );
  section(
    'files that differ from what stands in the tracker; what stands there was left alone',
    kept.map(({ source, path }) => `${source} (${path})`),
  );
  section(
    'files with a broken frontmatter; their records hold them as they are',
    broken.map(({ source, line, problem }) => `${source}:${line}: ${problem}`),
  );
  section('notes', notes);
  return `${lines.join('\n')}\n`;
}

function tellMeaning(key: string): string {
  if (key === 'author') return ', shown as who made each';
  return key === 'created' ? ', shown as when each was made' : '';
}

/** Who is not known, and the command that names them in the workspace. */
function tellStrangers({ key, to, names, all }: ImportReport['strangers'][number]): string[] {
  const more = all > names.length ? ` and ${all - names.length} more` : '';
  const settings = names.flatMap(personSetting);
  const known = `${key}: ${names.map((name) => quoteText(name)).join(', ')}${more}; until all are known, ${to} is a field of its own`;
  return settings.length === 0 ? [known] : [known, `to add them before importing: npx woad configure workspace.yml ${settings.join(' ')}`];
}

function tellHiding(key: string, as: 'built-in' | 'field', board: string): string {
  return as === 'field'
    ? `"private: true" at the field in lists/${board}.yml keeps them off it`
    : `"${key}" cannot be private, so write "publish: members" into lists/${board}.yml, or take the addresses out`;
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}
