import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { parse } from 'yaml';
import type { RunNote } from '../model/outbox.ts';
import { runAutomations } from '../run/run.ts';
import { openGitHub } from '../workflow/loopback-github.ts';
import { newFolder, openPlace, type Place } from '../workflow/place.ts';
import { newCertificate } from './certificate.ts';
import { writeFiles } from './dated-folder.ts';
import { type FileTree, readTree, textOf } from './file-tree.ts';
import { openReceiver } from './receiver.ts';
import { fileOf, type Moment, moments, type People, type Seen, type Stories } from './recipes.ts';
import { openSmtp, type SmtpMessage } from './smtp.ts';

type Receiver = Awaited<ReturnType<typeof openReceiver>>;
type GitHub = Awaited<ReturnType<typeof openGitHub>>;

/** What one run left to look at. */
interface Ran {
  /** The records as they stand on origin after it. */
  files: FileTree;
  note: RunNote;
  mails: SmtpMessage[];
  calls: Receiver['got'];
}

/** All stories, lived through. */
export interface Lived {
  /** The tracker. */
  root: string;
  seenBy(rule: string): (moment: Moment) => Seen;
  notes: RunNote[];
  close(): Promise<void>;
}

const threeWeeksBefore = '2026-11-02T08:00:00Z';
/** After what happened at a moment, so long until the workflow runs. */
const delay = 5 * 60_000;

/** Lives through all stories in one tracker, one run for each moment; `files` are those of the pages. */
export async function liveThrough(files: { [path: string]: string }, stories: Stories): Promise<Lived> {
  const [smtp, github, { receiver, trust }] = await Promise.all([openSmtp(), openGitHub({ name: 'tidewater/tracker' }), openTrusted()]);
  const origin = openPlace(newFolder());
  const ours = openPlace(newFolder());
  origin.git('init', '--quiet', '--bare', '--initial-branch=main');
  ours.git('clone', '--quiet', origin.folder, '.');
  const before = Object.values(stories).flatMap((story) => Object.entries(story.before ?? {}).map(([path, keys]) => fileOf(path, keys)));
  // the one host that is on the web stands on this machine
  const own = Object.entries(files).map(([path, text]) => ({ path, text: text.replaceAll('crm.example.org', receiver.host) }));
  writeFiles(ours.folder, Object.fromEntries([...own, ...before].map(({ path, text }) => [path, text])));
  commit(ours, 'ana', threeWeeksBefore, 'first');
  ours.git('push', '--quiet', 'origin', 'main');
  const environment = {
    SMTP_URL: smtp.url,
    GITHUB_API_URL: github.api,
    GITHUB_REPOSITORY: 'tidewater/tracker',
    WOAD_TOKEN: 'ghs_0123456789abcdefghijklmnopqrstuvwxyz',
    WOAD_SECRETS: '{"CRM_SECRET": "hunter2"}',
  };
  const run = async (now: string): Promise<RunNote> => {
    const terminal = {
      ...{ write: () => {}, complain: () => {}, readInput: async () => '' },
      ...{ folder: ours.root, environment, now: new Date(now), width: 0, colored: false },
    };
    return (await runAutomations(ours.root, terminal, { loopbackPort: receiver.port })).note;
  };
  const ran = new Map<Moment, Ran>();
  await run('2026-11-23T06:55:00Z');
  for (const [moment, at] of Object.entries(moments) as [Moment, string][]) {
    for (const story of Object.values(stories)) story.moments[moment]?.(peopleAt(ours, at));
    ours.git('push', '--quiet', 'origin', 'main');
    const [sent, called] = [smtp.messages.length, receiver.got.length];
    const note = await run(new Date(Date.parse(at) + delay).toISOString());
    const left = { mails: smtp.messages.slice(sent), calls: receiver.got.slice(called) };
    ran.set(moment, { files: recordsOn(origin), note, ...left });
  }
  return {
    root: ours.root,
    notes: [...ran.values()].map(({ note }) => note),
    seenBy: (rule) => (moment) => see(rule, slugsOf(stories, rule), ran.get(moment), github),
    async close() {
      trust.end();
      receiver.close();
      github.close();
      await smtp.close();
    },
  };
}

/** A receiver of webhooks by https, whose certificate is trusted until the end. */
async function openTrusted(): Promise<{ receiver: Receiver; trust: { end(): void } }> {
  const { key, cert } = newCertificate('localhost', '127.0.0.1');
  const usual = getCACertificates('default');
  setDefaultCACertificates([...usual, cert]);
  return { receiver: await openReceiver(undefined, createServer({ key, cert })), trust: { end: () => setDefaultCACertificates(usual) } };
}

function commit({ folder, git }: Place, person: string, at: string, message: string): void {
  git('add', '--all');
  const who = [`user.name=${person}`, `user.email=${person}@tidewater.example`].flatMap((value) => ['-c', value]);
  const dates = { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  execFileSync('git', ['-C', folder, ...who, 'commit', '--quiet', '--allow-empty', '-m', message], { env: { ...process.env, ...dates } });
}

function peopleAt(place: Place, at: string): People {
  const pathOf = (record: string): string => {
    const [board, slug] = record.split('/');
    const found = readdirSync(join(place.root, `records/${board}`))
      .map((list) => `records/${board}/${list}/${slug}.md`)
      .filter((path) => existsSync(join(place.root, path)));
    if (found.length !== 1) throw new Error(`${record} is ${found.join(' and ') || 'not there'}`);
    return found[0] ?? '';
  };
  const read = (path: string) => readFileSync(join(place.root, path), 'utf8');
  const people: People = {
    make(person, path, keys) {
      const file = fileOf(path, keys);
      place.put(file.path, file.text);
      commit(place, person, at, `${path} made`);
    },
    move(person, record, list) {
      const path = pathOf(record);
      place.move(path, path.replace(/[^/]+\/([^/]+)$/, `${list}/$1`));
      commit(place, person, at, `${record} to ${list}`);
    },
    edit(person, record, change) {
      const path = pathOf(record);
      place.put(path, change(read(path)));
      commit(place, person, at, `${record} edited`);
    },
    set(person, record, key, value) {
      const line = value === '' ? '' : `${key}: ${value}\n`;
      people.edit(person, record, (text) => text.replace(new RegExp(`^${key}:.*\n`, 'm'), '').replace(/\n---/, () => `\n${line}---`));
    },
    comment(person, record, text) {
      const [board, slug] = record.split('/');
      place.put(`records/${board}/_comments/${slug}/${at.replaceAll(/[-:]/g, '')}-${person}.md`, `${text}\n`);
      commit(place, person, at, `a comment on ${record}`);
    },
    press: (person, record, button) => commit(place, person, at, `pressed\n\nWoad-Press: ${record} ${button}`),
  };
  return people;
}

/** The records that a story brings along or makes. */
function slugsOf(stories: Stories, rule: string): Set<string> {
  const story = stories[rule];
  const made: string[] = [];
  const recorder: People = { make: (_, path) => made.push(path), move() {}, set() {}, edit() {}, comment() {}, press() {} };
  for (const act of Object.values(story?.moments ?? {})) act(recorder);
  return new Set([...Object.keys(story?.before ?? {}), ...made].map((path) => path.replace(/\/.*\//, '/')));
}

/** What main holds under `records/`. */
function recordsOn(origin: Place): FileTree {
  const folder = newFolder();
  origin.git(`--work-tree=${folder}`, 'checkout', '--quiet', '--force', 'main', '--', 'records');
  return readTree(folder);
}

function see(rule: string, own: Set<string>, ran: Ran | undefined, github: GitHub): Seen {
  if (!ran) throw new Error('there was no run at that moment');
  const { files, note, mails, calls } = ran;
  const list = (folder: string) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
  const show = (path: string) => textOf(files.get(path) ?? '').trim();
  const isRecord = (path: string) => !path.split('/').some((part) => part.startsWith('_'));
  const traces = note.traces.filter((trace) => trace.rule === rule && (!trace.record || own.has(trace.record)));
  return {
    acted: traces.filter(({ status }) => status === 'success').map(({ record = '' }) => record),
    said: (record) => traces.filter((trace) => trace.record === record).map(({ status }) => status),
    record(name) {
      const [board = '', slug] = name.split('/');
      const path = list(`records/${board}`).find((each) => isRecord(each) && each.endsWith(`/${slug}.md`));
      if (!path) throw new Error(`${name} is not there`);
      const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(show(path)) ?? [];
      const comments = list(`records/${board}/_comments/${slug}`).map(show);
      return { list: path.split('/')[2] ?? '', keys: parse(head), body, comments };
    },
    slugs: (board) =>
      list(`records/${board}`)
        .filter(isRecord)
        .map((path) => path.replace(/^.*\/|\.md$/g, '')),
    mails: mails.map(({ to, mail }) => ({
      ...{ to, replyTo: mail.replyTo?.value[0]?.address, subject: mail.subject ?? '', text: mail.text ?? '' },
    })),
    calls: calls.map(({ method, url, headers, body }) => ({ method, url, headers, body: JSON.parse(body) })),
    issues: github.repository.issues,
  };
}
