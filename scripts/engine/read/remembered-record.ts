import type { Board } from '../../model/board.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Place } from '../../model/file.ts';
import { unpack } from '../../model/pack.ts';
import type { Attachment, Comment, TrackerRecord } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';

/** A record file as it was read, and all that is wrong with it. */
export interface RecordReading {
  record: TrackerRecord;
  diagnostics: Diagnostic[];
}

/** What is remembered of a record beside what most ask for. */
export type Rest = [
  keys: string[],
  values: { [key: string]: Value },
  checklists: Checklist[],
  unknown: unknown,
  problems: [string, string][],
  diagnostics: PackedDiagnostic[],
  named: unknown,
];

export type PackedDiagnostic = [line: number, column: number, check: string, message: string, severity: Diagnostic['severity']];

/** Where the rest of a remembered record comes from, when it is asked for. */
export interface RecordSource {
  readBody(path: string): string;
  /** What `packRecord` wrote behind the first tab. */
  readMore(path: string, blob: string, board: Board): string;
}

/** The record that `packRecord` was given, from its line or what stands before the first tab; its body and the rest are read when they are asked for. */
export function unpackRecord(packed: string, path: string, blob: string, board: Board, source: RecordSource): RecordReading {
  const record = new RememberedRecord(packed, path, blob, board, source);
  return { record, diagnostics: record.faults === 0 ? none : record.diagnostics() };
}

const nothing: { [key: string]: Value } = {};
/** Shared by all that have none, so it cannot grow. */
const none: never[] = Object.freeze([]) as never[];

/** What was unpacked of a record. */
interface Unpacked {
  line?: string;
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
  comments: Comment[] = none;
  files: Attachment[] = none;
  readonly #packed: string;
  readonly #blob: string;
  readonly #home: Board;
  readonly #source: RecordSource;
  #unpacked: Unpacked | undefined;

  constructor(packed: string, path: string, blob: string, board: Board, source: RecordSource) {
    const boardEnd = 'records/'.length + board.name.length;
    const listEnd = path.lastIndexOf('/');
    const tab = packed.indexOf('\t');
    // JSON may end with a tab
    const head = JSON.parse(tab === packed.length - 1 ? packed : packed.slice(0, tab));
    this.path = path;
    this.board = board.name;
    this.list = path.slice(boardEnd + 1, listEnd);
    this.slug = path.slice(listEnd + 1, -'.md'.length);
    this.title = head[0];
    this.faults = head[1];
    this.peeked = head[2] ?? nothing;
    this.#packed = packed;
    this.#blob = blob;
    this.#home = board;
    this.#source = source;
  }

  get ownJson(): string {
    return part(this.#more(), 0);
  }

  get values(): Map<string, Value> {
    const more = this.#open();
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
    const more = this.#open();
    more.unknown ??= unpack(this.#others()[3]) as Map<string, unknown>;
    return more.unknown;
  }

  get problems(): Map<string, string> {
    const more = this.#open();
    more.problems ??= new Map(this.faults === 0 ? [] : this.#others()[4]);
    return more.problems;
  }

  get named(): TrackerRecord['named'] {
    return (this.#others()[6] ?? undefined) as TrackerRecord['named'];
  }

  get places(): Map<string, Place> {
    const more = this.#open();
    more.places ??= unpackPlaces(part(this.#more(), 2), this.path);
    return more.places;
  }

  get body(): string {
    const more = this.#open();
    more.body ??= this.#source.readBody(this.path);
    return more.body;
  }

  diagnostics(): Diagnostic[] {
    return this.#others()[5].map((each) => unpackDiagnostic(each, this.path));
  }

  #open(): Unpacked {
    this.#unpacked ??= {};
    return this.#unpacked;
  }

  /** What stands behind the first tab. */
  #more(): string {
    const tab = this.#packed.indexOf('\t');
    if (tab < this.#packed.length - 1) return this.#packed.slice(tab + 1);
    const more = this.#open();
    more.line ??= this.#source.readMore(this.path, this.#blob, this.#home);
    return more.line;
  }

  #others(): Rest {
    const more = this.#open();
    more.rest ??= JSON.parse(part(this.#more(), 1)) as Rest;
    return more.rest;
  }
}

/** A part of what stands behind the first tab of a packed line, between its tabs; JSON holds none of its own. */
function part(more: string, number: number): string {
  let at = 0;
  for (let skipped = 0; skipped < number; skipped++) at = more.indexOf('\t', at) + 1;
  const end = more.indexOf('\t', at);
  return more.slice(at, end === -1 ? more.length : end);
}

/** A value where `ownJson` has it. */
export function valueIn(own: { [key: string]: unknown }, key: string): unknown {
  const fields = own['fields'] as { [key: string]: unknown };
  return Object.hasOwn(fields, key) ? fields[key] : own[key];
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
