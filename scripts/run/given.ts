import type { Terminal } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';

/** What a workflow hands to a run by its environment; secrets are never shown and never readable in rules. */
export interface Given {
  /** What `vars.` names in rules. */
  vars: { [name: string]: string };
  /** Addresses by the key of a person, from the secret PEOPLE. */
  people: { [key: string]: string };
  /** `smtp://user:password@host:port`. */
  smtp: string | undefined;
  /** What recipients are hashed with. */
  salt: string | undefined;
  /** Secrets by the name that rules call them: those that sign webhooks. */
  secrets: { [name: string]: string };
  token: string | undefined;
  server: string | undefined;
}

/** Reads it; a UsageError names a variable that does not hold what it should, without showing what it holds. */
export function givenTo({ environment }: Pick<Terminal, 'environment'>): Given {
  return {
    vars: readMap(environment, 'WOAD_VARS', '{"INBOX": "desk"}'),
    people: readMap(environment, 'PEOPLE', '{"ana": "ana@tidewater.example"}'),
    smtp: environment['SMTP_URL'] || undefined,
    salt: environment['WOAD_SALT'] || undefined,
    secrets: readMap(environment, 'WOAD_SECRETS', '{"CRM_SECRET": "..."}'),
    token: environment['WOAD_TOKEN'] || undefined,
    server: environment['GITHUB_SERVER_URL'] || undefined,
  };
}

/** The workspace whose people have the addresses that the secret gives; one in the file counts before it. */
export function withAddresses(workspace: Workspace, people: Given['people']): Workspace {
  const known = [...workspace.people].map(([key, person]) => {
    const email = person.email ?? (Object.hasOwn(people, key) ? people[key] : undefined);
    return [key, email === undefined ? person : { ...person, email }] as const;
  });
  return { ...workspace, people: new Map(known) };
}

function readMap(environment: Terminal['environment'], name: string, example: string): { [name: string]: string } {
  const json = environment[name];
  if (!json) return {};
  try {
    const map: unknown = JSON.parse(json);
    if (map !== null && typeof map === 'object' && !Array.isArray(map))
      return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]));
  } catch {
    // told below, with what stands there left out: it may be long, or a secret
  }
  throw new UsageError(`${name} does not hold a map of names to texts in JSON, such as ${example}`);
}
