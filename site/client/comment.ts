import { authorKey, commentText } from '../../scripts/model/comment-text.ts';
import { quote } from '../render/command.ts';
import { createAddress } from '../render/github.ts';
import { copyAtPress, copyText } from './copy.ts';
import { keepDraft, recallDraft } from './drafts.ts';
import { clean } from './new-record-values.ts';
import { recall, remember } from './remember.ts';

/** Makes the place for a comment work: its file is made as one types, and offered to GitHub. */
export function wakeComposer(root: ParentNode): void {
  const box = root.querySelector<HTMLElement>('[data-compose]');
  const words: { [key: string]: string } | undefined = box && JSON.parse(box.dataset['compose'] ?? '{}');
  const text = box?.querySelector('textarea');
  const who = box?.querySelector('select');
  const other = box?.querySelector<HTMLInputElement>('.other');
  if (!box || !words || !text || !who || !other) return;
  const { board = '', slug = '' } = box.dataset;
  const say = (key: string) => words[key] ?? key;
  const { base = '/', create } = document.body.dataset;
  const go = box.querySelector<HTMLAnchorElement>('[data-go]');
  const what = box.querySelector('[data-what]');
  const trouble = box.querySelector('.trouble');
  const answer = box.querySelector<HTMLElement>('.answer');
  let replyTo: string | undefined;
  let now = { text: '', command: '', whole: true };

  const author = (): string | undefined => authorKey(who.value === '*' ? other.value.trim() : who.value);
  const show = (): void => {
    other.hidden = who.value !== '*';
    const file = commentText(clean(text.value), replyTo);
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const address =
      create === undefined
        ? undefined
        : createAddress(create, `records/${board}/_comments/${slug}/${stamp}-${author() ?? 'someone'}.md`, file);
    const answering = replyTo === undefined ? '' : ` --reply-to ${replyTo}`;
    now = {
      text: file,
      command: `npx woad comment ${board}/${slug}${answering} --as ${author() ?? '…'} -- ${quote(clean(text.value) || '…')}`,
      whole: address?.whole ?? true,
    };
    const command = box.querySelector('[data-command]');
    if (command) command.textContent = now.command;
    if (!go || !address) return;
    go.href = address.address;
    const label = go.querySelector('span');
    if (label) label.textContent = say(address.whole ? 'links.propose_comment' : 'form.propose_copy');
    if (what) what.textContent = say(address.whole ? 'links.comment_what' : 'form.long');
  };
  const missing = (): { place: HTMLElement; key: string } | undefined => {
    if (text.value.trim() === '') return { place: text, key: 'links.comment_missing' };
    if (author() === undefined) return { place: who.value === '*' ? other : who, key: 'links.who_missing' };
    return undefined;
  };
  const isReady = (): boolean => {
    const found = missing();
    if (trouble) trouble.textContent = found ? say(found.key) : '';
    found?.place.focus();
    return !found;
  };
  const reply = (name: string | undefined, person: string): void => {
    replyTo = name;
    if (!answer) return;
    answer.hidden = name === undefined;
    const label = answer.querySelector('span');
    if (label) label.textContent = say('links.answer_to').replace('{name}', person);
    show();
  };
  const draftName = `comment:${board}/${slug}`;
  const keep = (): void => keepDraft(base, draftName, text.value.trim() === '' ? undefined : `${replyTo ?? ''}\n${text.value}`);
  const forget = (): void => keepDraft(base, draftName, undefined);

  const me = recall(base, 'me');
  if ([...who.options].some(({ value }) => value === me)) who.value = me ?? '';
  box.addEventListener('input', () => {
    if (trouble?.textContent) trouble.textContent = '';
    keep();
    show();
  });
  who.addEventListener('change', () => {
    if (who.value !== '' && who.value !== '*') remember(base, 'me', who.value);
    show();
    if (who.value === '*') other.focus();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box.querySelector<HTMLElement>('[data-here], [data-go], [data-copy]')?.click();
  });
  go?.addEventListener('click', async (event) => {
    show();
    if (!isReady()) return event.preventDefault();
    if (now.whole) return forget();
    event.preventDefault();
    const copied = await copyText(now.text);
    if (copied) forget();
    if (what) what.textContent = say(copied ? 'form.copied' : 'form.copy_failed');
    if (copied) open(go.href, '_blank', 'noopener');
    else text.select();
  });
  const copy = box.querySelector<HTMLElement>('[data-copy]');
  if (copy) copyAtPress(copy, () => now.command, say('move.copied'), forget);
  answer?.querySelector('button')?.addEventListener('click', () => {
    reply(undefined, '');
    keep();
    text.focus();
  });
  const [answered = '', ...written] = (recallDraft(base, draftName) ?? '').split('\n');
  text.value = written.join('\n');
  for (const comment of root.querySelectorAll<HTMLElement>('article.cm[id^="c-"]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'reply';
    button.textContent = say('links.reply');
    const person = comment.querySelector('.who b')?.textContent ?? '';
    button.setAttribute(
      'aria-label',
      say('value.pair')
        .replace('{name}', button.textContent)
        .replace('{value}', () => person),
    );
    button.addEventListener('click', () => {
      reply(comment.id.slice(2), person);
      keep();
      text.focus();
    });
    comment.querySelector('.who')?.append(button);
    if (answered === comment.id.slice(2)) reply(answered, person);
  }
  if (document.body.dataset['local'] !== undefined) void offerAdding();
  box.hidden = false;
  box.removeAttribute('data-compose');
  show();

  /** Where the page may write files, the comment is written there. */
  async function offerAdding(): Promise<void> {
    const { makeHere, offerHere } = await import('./local-make.ts');
    const act = async (): Promise<string | undefined> => {
      const by = author();
      if (!isReady() || !text || by === undefined) return undefined;
      const answering = replyTo === undefined ? {} : { reply_to: replyTo };
      const change = { kind: 'comment' as const, record: `${board}/${slug}`, text: clean(text.value), author: by, ...answering };
      const problem = await makeHere([change], { text: say('links.commented'), taking: say('move.undo'), taken: say('move.undone') });
      if (problem !== undefined) return problem;
      forget();
      text.value = '';
      reply(undefined, '');
      show();
      return undefined;
    };
    offerHere(box?.querySelector('.foot') ?? null, say('links.comment_here'), act, trouble);
  }
}
