import type { Checklist } from '../../model/checklist.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Place } from '../../model/file.ts';
import { pack, unpack } from '../../model/pack.ts';
import { type Attachment, type Comment, peekedKeys, type TrackerRecord } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';
import { checklistsIn } from '../query/checklists.ts';
import { ownJson } from '../query/record-json.ts';

/** A record file as it was read, and all that is wrong with it. */
export interface RecordReading {
  record: TrackerRecord;
  diagnostics: Diagnostic[];
}

type Rest = [
  keys: string[],
  values: { [key: string]: Value },
  checklists: Checklist[],
  unknown: unknown,
  problems: [string, string][],
  diagnostics: PackedDiagnostic[],
  named: unknown,
];

export type PackedDiagnostic = [line: number, column: number, check: string, message: string, severity: Diagnostic['severity']];

/** Whether what was read may be kept under git's name for the bytes: git may hold other line ends than the disk, and give one name to files that are at fault and that are not. */
export function isKeepable({ diagnostics }: { diagnostics: Diagnostic[] }): boolean {
  return !diagnostics.some(({ check }) => check === 'line-ends');
}

/** A record as one line: its title and what is asked of every record, what `--json` prints of it, the rest, and the places; JSON between tabs. */
export function packRecord({ record, diagnostics }: RecordReading, fieldNames: Iterable<string>): string {
  const { title, values, unknown, problems, places } = record;
  const peeked = Object.fromEntries([...values].filter(([key]) => peekedKeys.has(key)));
  const own = ownJson(record, fieldNames);
  const elsewhere = Object.fromEntries([...values].filter(([key, value]) => !isSame(value, valueIn(own, key))));
  const rest: Rest = [
    [...values.keys()],
    elsewhere,
    checklistsIn(record),
    pack(unknown),
    [...problems],
    diagnostics.map(packDiagnostic),
    record.named ?? null,
  ];
  const flat = [...places].flatMap(([key, { line, column }]) => [key, line, column]);
  const head = [title, diagnostics.length, ...(Object.keys(peeked).length > 0 ? [peeked] : [])];
  return `${JSON.stringify(head)}\t${JSON.stringify(own).slice(1, -1)}\t${JSON.stringify(rest)}\t${JSON.stringify(flat)}`;
}

/** The record at a path of a board that `packRecord` was given; its body is read when it is asked for. */
export function unpackRecord(packed: string, path: string, board: string, readBody: (path: string) => string): RecordReading {
  const record = new RememberedRecord(packed, path, board, readBody);
  return { record, diagnostics: record.faults === 0 ? [] : record.diagnostics() };
}

const nothing: { [key: string]: Value } = {};

/** What was unpacked of a record. */
interface Unpacked {
  rest?: Rest;
  values?: Map<string, Value>;
  unknown?: Map<string, unknown>;
  problems?: Map<string, string>;
  places?: Map<string, Place>;
  body?: string;
}

/** A record of which little is unpacked until more is asked for: of a hundred thousand most are only counted, ordered and printed. */
class RememberedRecord implements TrackerRecord {
  readonly path: string;
  readonly board: string;
  readonly list: string;
  readonly slug: string;
  readonly title: string;
  readonly faults: number;
  readonly peeked: { [key: string]: Value };
  comments: Comment[] = [];
  files: Attachment[] = [];
  readonly #packed: string;
  readonly #readBody: (path: string) => string;
  #unpacked: Unpacked | undefined;

  constructor(packed: string, path: string, board: string, readBody: (path: string) => string) {
    const boardEnd = 'records/'.length + board.length;
    const listEnd = path.lastIndexOf('/');
    const head = JSON.parse(packed.slice(0, packed.indexOf('\t')));
    this.path = path;
    this.board = board;
    this.list = path.slice(boardEnd + 1, listEnd);
    this.slug = path.slice(listEnd + 1, -'.md'.length);
    this.title = head[0];
    this.faults = head[1];
    this.peeked = head[2] ?? nothing;
    this.#packed = packed;
    this.#readBody = readBody;
  }

  get ownJson(): string {
    return part(this.#packed, 1);
  }

  get values(): Map<string, Value> {
    const more = this.#more();
    if (more.values) return more.values;
    const own = JSON.parse(`{${this.ownJson}}`);
    const [keys, elsewhere] = this.#others();
    more.values = new Map(
      keys.map((key) => [key, Object.hasOwn(elsewhere, key) ? (elsewhere[key] as Value) : (valueIn(own, key) as Value)]),
    );
    return more.values;
  }

  get checklists(): Checklist[] {
    return this.#others()[2];
  }

  get unknown(): Map<string, unknown> {
    const more = this.#more();
    more.unknown ??= unpack(this.#others()[3]) as Map<string, unknown>;
    return more.unknown;
  }

  get problems(): Map<string, string> {
    const more = this.#more();
    more.problems ??= new Map(this.faults === 0 ? [] : this.#others()[4]);
    return more.problems;
  }

  get named(): TrackerRecord['named'] {
    return (this.#others()[6] ?? undefined) as TrackerRecord['named'];
  }

  get places(): Map<string, Place> {
    const more = this.#more();
    more.places ??= unpackPlaces(part(this.#packed, 3), this.path);
    return more.places;
  }

  get body(): string {
    const more = this.#more();
    more.body ??= this.#readBody(this.path);
    return more.body;
  }

  diagnostics(): Diagnostic[] {
    return this.#others()[5].map((each) => unpackDiagnostic(each, this.path));
  }

  #more(): Unpacked {
    this.#unpacked ??= {};
    return this.#unpacked;
  }

  #others(): Rest {
    const more = this.#more();
    more.rest ??= JSON.parse(part(this.#packed, 2)) as Rest;
    return more.rest;
  }
}

/** The part of a packed line between its tabs; JSON holds none of its own. */
function part(packed: string, number: number): string {
  let at = 0;
  for (let skipped = 0; skipped < number; skipped++) at = packed.indexOf('\t', at) + 1;
  const end = packed.indexOf('\t', at);
  return packed.slice(at, end === -1 ? packed.length : end);
}

function valueIn(own: { [key: string]: unknown }, key: string): unknown {
  const fields = own['fields'] as { [key: string]: unknown };
  return Object.hasOwn(fields, key) ? fields[key] : own[key];
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export function packDiagnostic({ place, check, message, severity }: Diagnostic): PackedDiagnostic {
  return [place.line, place.column, check, message, severity];
}

export function unpackDiagnostic([line, column, check, message, severity]: PackedDiagnostic, path: string): Diagnostic {
  return { place: { path, line, column }, check, message, severity };
}

function unpackPlaces(packed: string, path: string): Map<string, Place> {
  const places = new Map<string, Place>();
  const flat: (string | number)[] = JSON.parse(packed);
  for (let at = 0; at + 2 < flat.length; at += 3)
    places.set(String(flat[at]), { path, line: Number(flat[at + 1]), column: Number(flat[at + 2]) });
  return places;
}
