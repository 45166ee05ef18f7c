import type { EffectResult, IssueEffect } from '../model/effect.ts';
import { type Client, type GitHub, openClient, refusalOf, resultOfRefusal } from './github-client.ts';
import { type Marks, marksOf, markText } from './github-marks.ts';

/** What an issue is about: the key of the effect, and the record with its earlier names after the present one (none: no record). */
export interface IssueAbout {
  key: string;
  records: string[];
}

/** A message to people of GitHub about a record, or about none. */
export interface IssueMessage {
  /** Of each effect that the message answers for. */
  keys: string[];
  records: string[];
  /** Logins: they and nobody else are told. */
  people: string[];
  /** Markdown. */
  text: string;
  /** Of the issue that is kept for the record, in the language of the workspace: `Messages about sales/acme`. */
  title: string;
}

/** The issues that Woad keeps on GitHub, as one run sees them: each repository is read once. */
export interface IssueDesk {
  /** Opens, closes or comments, once for each key however often it is asked. */
  act(effect: IssueEffect, about: IssueAbout): Promise<EffectResult>;
  /** Writes a comment that tells people, in the one issue kept for the record, once for each key. */
  tell(message: IssueMessage): Promise<EffectResult>;
}

interface Issue {
  number: number;
  open: boolean;
  marks: Marks;
}

interface Shelf {
  client: Client;
  /** Who writes here; marks of others do not count. */
  login: string;
  /** The newest first. */
  issues: Issue[];
}

/** Under this name the token of a workflow writes; it cannot ask for its own. */
const workflowLogin = 'github-actions[bot]';
const perPage = 100;
const mostPages = 20;

/** Opens the desk. It sees the newest 2,000 issues that its own login opened; older ones it neither closes nor comments on. */
export function openIssueDesk(github: GitHub, now: Date): IssueDesk {
  const shelves = new Map<string, Promise<Shelf>>();
  const shelfOf = (repository = github.repository): Promise<Shelf> => {
    const shelf = shelves.get(repository) ?? readShelf({ ...github, repository }, now);
    shelves.set(repository, shelf);
    shelf.catch(() => shelves.delete(repository));
    return shelf;
  };
  const asking = async (ask: () => Promise<EffectResult>): Promise<EffectResult> => {
    try {
      return await ask();
    } catch (error) {
      return resultOfRefusal(refusalOf(error, github, now));
    }
  };
  return {
    act: (effect, about) => asking(async () => actOn(await shelfOf(effect.repository), effect, about)),
    tell: (message) => asking(async () => tell(await shelfOf(), message)),
  };
}

async function readShelf(github: GitHub, now: Date): Promise<Shelf> {
  const client = await openClient(github);
  const { rest, paginate, owner, repo } = client;
  const login = await loginOf(client, github, now);
  const asked = { owner, repo, state: 'all', creator: login, sort: 'created', direction: 'desc', per_page: perPage } as const;
  const issues: Issue[] = [];
  let pages = 0;
  for await (const { data } of paginate.iterator(rest.issues.listForRepo, asked)) {
    for (const { number, state, body, pull_request } of data) {
      if (!pull_request) issues.push({ number, open: state === 'open', marks: marksOf(body ?? '') });
    }
    pages += 1;
    if (pages === mostPages) break;
  }
  return { client, login, issues };
}

async function loginOf({ rest }: Client, github: GitHub, now: Date): Promise<string> {
  try {
    return (await rest.users.getAuthenticated()).data.login;
  } catch (error) {
    const { status, passing } = refusalOf(error, github, now);
    if (status === 403 && !passing) return workflowLogin;
    throw error;
  }
}

async function actOn(shelf: Shelf, effect: IssueEffect, about: IssueAbout): Promise<EffectResult> {
  const { body = '', assignees = [] } = effect;
  if (effect.act === 'open') return openOnce(shelf, effect, about);
  const of = shelf.issues.filter(({ marks }) => marks.record !== undefined && about.records.includes(marks.record));
  const [newest] = [...of.filter(({ open }) => open), ...of];
  if (!newest) return { state: 'failed', reason: `no issue was opened for ${about.records[0] ?? 'a rule without a record'}` };
  if (effect.act === 'comment') return commentOnce(shelf, newest.number, [about.key], markText(body, { keys: [about.key] }, assignees));
  for (const issue of of.filter(({ open }) => open)) {
    if (body) await commentOnce(shelf, issue.number, [about.key], markText(body, { keys: [about.key] }, assignees));
    const { rest, owner, repo } = shelf.client;
    await rest.issues.update({ owner, repo, issue_number: issue.number, state: 'closed', state_reason: 'completed' });
    issue.open = false;
  }
  return { state: 'sent' };
}

async function openOnce(shelf: Shelf, effect: IssueEffect, { key, records: [record] }: IssueAbout): Promise<EffectResult> {
  if (shelf.issues.some(({ marks }) => marks.keys.includes(key))) return { state: 'sent' };
  const { title = record ?? 'Woad', body = '', labels = [], assignees = [] } = effect;
  await createIssue(shelf, { title, labels, assignees, text: body, marks: { keys: [key], record } });
  return { state: 'sent' };
}

async function tell(shelf: Shelf, { keys, records, people, text, title }: IssueMessage): Promise<EffectResult> {
  const about = records.length === 0 ? [''] : records;
  const kept =
    shelf.issues.find(({ marks }) => marks.messages !== undefined && about.includes(marks.messages)) ??
    (await createIssue(shelf, { title, labels: [], assignees: [], text: '', marks: { keys: [], messages: about[0] } }));
  const to = people.map((login) => `@${login}`).join(' ');
  return commentOnce(shelf, kept.number, keys, markText(to ? `${to} ${text}` : text, { keys }, people));
}

interface NewIssue {
  title: string;
  labels: string[];
  assignees: string[];
  text: string;
  marks: Marks;
}

async function createIssue({ client, issues }: Shelf, { title, labels, assignees, text, marks }: NewIssue): Promise<Issue> {
  const { rest, owner, repo } = client;
  const line = [...title.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, 250).join('');
  const { data } = await rest.issues.create({ owner, repo, title: line, body: markText(text, marks, assignees), labels, assignees });
  const issue = { number: data.number, open: true, marks };
  issues.unshift(issue);
  return issue;
}

/** Comments are looked through first: one of ours that bears all of the keys is this very one. */
async function commentOnce({ client, login }: Shelf, issue: number, keys: string[], body: string): Promise<EffectResult> {
  const { rest, paginate, owner, repo } = client;
  const asked = { owner, repo, issue_number: issue };
  const there = new Set<string>();
  for await (const { data } of paginate.iterator(rest.issues.listComments, { ...asked, per_page: perPage })) {
    for (const comment of data) {
      if (comment.user?.login === login) for (const key of marksOf(comment.body ?? '').keys) there.add(key);
    }
  }
  if (keys.every((key) => there.has(key))) return { state: 'sent' };
  await rest.issues.createComment({ ...asked, body });
  return { state: 'sent' };
}
