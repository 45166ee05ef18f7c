import type { Change } from '../../model/change.ts';
import type { Problem } from '../../model/field-type.ts';
import { foldName } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { type Desk, findRecord, type Refusal } from './desk.ts';

const mostBytes = 25 * 1024 * 1024;
const nameBytes = 200;

/** Adds a file to a record's attachments; a name that is taken gets "-2" in front of its ending. */
export function attachFile(desk: Desk, { record, name, content }: Extract<Change, { kind: 'attach' }>): Refusal {
  const found = findRecord(desk, record);
  if ('problem' in found) return found;
  const asked = name.normalize('NFC');
  const problem = fileNameProblem(asked);
  if (problem) return { problem };
  const bytes = decodeBase64(content);
  if ('problem' in bytes) return { problem: `${asked}: ${bytes.problem}` };
  const folder = `records/${found.board}/_files/${found.slug}`;
  const taken = new Set(desk.files.list(folder).map((each) => foldName(each.name)));
  const [, start = asked, ending = ''] = /^(.+?)((?:\.tar)?\.[^.]+)$/.exec(asked) ?? [];
  let free = asked;
  for (let count = 2; taken.has(foldName(free)); count++) free = `${start}-${count}${ending}`;
  if (free !== asked) desk.notes.push(`${found.name} has a file ${asked} already; this one is ${free}`);
  desk.files.edit({ kind: 'copy', path: `${folder}/${free}`, bytes: bytes.bytes });
  desk.touched.add(found.name);
  return undefined;
}

/** Why a text cannot be the name of a file on every system, or undefined when it can. */
function fileNameProblem(name: string): string | undefined {
  const told = quoteText(name);
  if (/[/\\]/.test(name)) return `${told} is a path; expected the name of a file, such as contract.pdf`;
  if (name === '' || name.startsWith('.')) return `${told} is not a name for a file; expected one that begins with a letter or digit`;
  if (!name.isWellFormed() || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/u.test(name))
    return `${told} holds a character that not every system has in names of files`;
  if (/[. ]$|^ /.test(name)) return `${told} begins or ends with a space or a dot, which not every system keeps`;
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)) return `${told} is a reserved name on Windows`;
  const bytes = new TextEncoder().encode(name).length;
  return bytes > nameBytes ? `${told} is ${bytes} bytes long; expected at most ${nameBytes}` : undefined;
}

function decodeBase64(content: string): { bytes: Uint8Array } | Problem {
  const size = Math.floor((content.length * 3) / 4);
  if (size > mostBytes + 2)
    return { problem: `${Math.ceil(size / 1024 ** 2)} MiB; expected at most ${mostBytes / 1024 ** 2} MiB, larger files are better linked` };
  if (content.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(content)) return { problem: 'its content is not base64' };
  const bytes = new Uint8Array(Buffer.from(content, 'base64'));
  return bytes.length > mostBytes ? { problem: `more than ${mostBytes / 1024 ** 2} MiB; larger files are better linked` } : { bytes };
}
