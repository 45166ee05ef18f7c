import type { Change } from '../../scripts/model/change.ts';
import type { Value } from '../../scripts/model/value.ts';
import { addressesBelow } from '../render/address.ts';
import type { Words } from '../render/words.ts';
import { askProgram } from './local-ask.ts';
import { keepTold } from './local-told.ts';

/** What a form says of the record that it makes. */
export interface Making {
  board: string;
  list: string;
  slug: string;
  title: string;
  /** What somebody entered; undefined takes away what the template has. */
  entries: readonly (readonly [key: string, value: Value | undefined])[];
  template: string;
  /** The whole text. */
  body: string;
}

/** The changes that make a record as its form says it: keys of its template that were emptied go, and the text is the one of the form. */
function changesOf({ board, list, slug, title, entries, template, body }: Making): Change[] {
  const record = `${board}/${slug}`;
  const values: { [key: string]: Value } = {};
  for (const [key, value] of entries) if (value !== undefined) values[key] = value;
  const create: Change = { kind: 'create', board, list, slug, title, values, ...(template === '' ? {} : { template }) };
  const emptied = entries.filter(([, value]) => value === undefined);
  return [
    create,
    ...emptied.map(([key]): Change => ({ kind: 'set', record, key, to: null })),
    ...(body.trim() === '' && template === '' ? [] : [{ kind: 'body' as const, record, to: body }]),
  ];
}

/** A button that does here what the others in its place only propose; `act` gives what could not be done. */
export function offerHere(place: Element | null, label: string, act: () => Promise<string | undefined>, trouble: Element | null): void {
  if (!place) return;
  const command = place.parentElement?.querySelector<HTMLElement>(':scope > .command');
  // a command to copy does the same in more steps
  const spared = command ? [command, command.previousElementSibling, ...place.querySelectorAll('[data-copy], [data-what]')] : [];
  for (const each of spared) if (each instanceof HTMLElement) each.hidden = true;
  for (const other of place.querySelectorAll('.btn.solid')) other.classList.replace('solid', 'line');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn solid';
  button.dataset['here'] = '';
  button.textContent = label;
  button.addEventListener('click', async () => {
    button.disabled = true;
    const problem = await act();
    button.disabled = false;
    if (problem !== undefined && trouble) trouble.textContent = problem;
  });
  place.querySelector('.btn')?.before(button);
}

/** Makes changes of one record's files here and says so; gives what could not be done. */
export async function makeHere(changes: Change[], said: { text: string; taking: string; taken: string }): Promise<string | undefined> {
  const { problems, undo } = await askProgram('changes', { woad: 1, changes });
  if (problems[0] !== undefined) return problems.join(' ');
  keepTold({ ...said, ...(undo === undefined ? {} : { undo }) });
  return undefined;
}

/** Makes a record here from what its form says; `read` gives nothing while something is missing, which the form says itself. */
export function offerRecord(form: HTMLElement, words: Words, read: () => Making | undefined, forget: () => void): void {
  const act = async (): Promise<string | undefined> => {
    const making = read();
    if (!making) return undefined;
    const { board, slug, title } = making;
    const said = { text: words.say('form.made', { title }), taking: words.say('move.undo'), taken: words.say('move.undone') };
    const problem = await makeHere(changesOf(making), said);
    if (problem !== undefined) return problem;
    forget();
    // the page is left, and not loaded anew because of what it made
    document.body.dataset['asking'] = 'leaves';
    const { base = '/', prefix = '' } = document.body.dataset;
    await waitFor(addressesBelow(base, prefix).record(`${board}/${slug}`));
    location.assign(new URL(`../?open=${encodeURIComponent(slug)}`, location.href));
    return undefined;
  };
  offerHere(form.querySelector('.go > div'), words.say('form.here'), act, form.querySelector('[data-trouble]'));
}

const tries = 30;
const pause = 150;

/** Waits until a page is there: the program reads what it wrote in a moment. */
async function waitFor(page: string): Promise<void> {
  for (let count = 0; count < tries; count++) {
    const response = await fetch(page, { cache: 'no-store' }).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
