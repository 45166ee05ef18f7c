import { execFileSync } from 'node:child_process';
import { writeTracker } from './tracker.ts';

const files: { [path: string]: string } = {
  'workspace.yml':
    'format: 1\ntitle: Tide\nlanguages: [en, ru]\ntimezone: Europe/Madrid\nrepository: tide/tracker\nbranch: "new#1"\npeople:\n  ana: { name: Ana García }\n  luis: { name: Luis Cortés }\n',
  'lists/sales.yml': `title: Sales
lists: [open, { name: talks, title: In talks }, { name: shut, locked: true }]
tags: { urgent: { title: Urgent, color: red } }
fields:
  value: { type: number, min: 0, required: [talks] }
  stage: { type: select, default: first, options: [first, { name: trial, title: Trial }] }
  trip: { type: date, range: true }
  partner: { type: reference, board: sales }
  phone: { type: text, private: true, required: true }
  key: { type: unique_id, prefix: DEAL }
  tel: { type: phone, title: Telephone }
  spot: { type: location }
  mail: { type: email }
  site: { type: url }
  code: { type: text, max: 5, pattern: '[A-Z]+' }
`,
  'records/sales/_templates/call.md': '---\ntitle: "Call: "\nvalue: 7 # guess\nphone: KANARIENVOGEL\n---\n## Said\n',
  'records/sales/open/acme.md': '---\ntitle: Acme\nkey: DEAL-0004\n---\nText.\n',
  'records/sales/_comments/acme/20261120T101500Z-luis.md': 'Agreed.\n',
};

/** Writes a tracker whose fields are of many types and whose site knows its repository on GitHub; gives its folder. */
export function writeTide(): string {
  const root = writeTracker(files);
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@x.example', ...args], { cwd: root });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'All');
  return root;
}
