import { z } from 'zod';
import described from './openapi.json' with { type: 'json' };

type Schema = Exclude<Parameters<typeof z.fromJSONSchema>[0], boolean>;

interface Operation {
  id: string;
  method: string;
  /** Matches a path; its groups are the parameters in it. */
  path: RegExp;
  query: Map<string, { required: boolean; isNumber: boolean; schema: z.ZodType }>;
  body: z.ZodType | undefined;
  statuses: number[];
}

/** A request that GitHub's description knows: which operation it is, and what stands in its path, its query and its body. */
export interface Understood {
  id: string;
  path: { [name: string]: string };
  query: { [name: string]: string };
  body: { [key: string]: unknown };
  statuses: number[];
}

const operations: Operation[] = Object.entries(described.operations).map(([id, { method, path, parameters, statuses, ...rest }]) => ({
  id,
  method,
  path: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  query: new Map(
    parameters.flatMap(({ name, in: where, required, schema }) =>
      where === 'query' ? [[name, { required, isNumber: schema?.type === 'integer', schema: check(schema as Schema) }] as const] : [],
    ),
  ),
  body: 'body' in rest ? check(rest.body.schema as Schema) : undefined,
  statuses,
}));

/** Reads a request by the description, or says what in it is not described; a key that nobody described is a fault too, though GitHub overlooks it. */
export function understand(method: string, address: string, text: string): Understood | { fault: string } {
  const url = new URL(address, 'http://127.0.0.1');
  const operation = operations.find((each) => each.method === method && each.path.test(url.pathname));
  if (!operation) return { fault: `${method} ${url.pathname} is not described` };
  const { id, statuses } = operation;
  const path = Object.entries(operation.path.exec(url.pathname)?.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
  for (const [name, value] of url.searchParams) {
    const known = operation.query.get(name);
    if (!known) return { fault: `${id}: the query ${name} is not described` };
    const problem = known.schema.safeParse(known.isNumber ? Number(value) : value).error;
    if (problem) return { fault: `${id}: the query ${name}=${value}: ${z.prettifyError(problem)}` };
  }
  for (const [name, { required }] of operation.query)
    if (required && !url.searchParams.has(name)) return { fault: `${id}: ${name} is missing` };
  const found = { id, statuses, path: Object.fromEntries(path), query: Object.fromEntries(url.searchParams) };
  if (!operation.body) return text === '' ? { ...found, body: {} } : { fault: `${id}: a body is not described` };
  try {
    const body = JSON.parse(text) as { [key: string]: unknown };
    const problem = operation.body.safeParse(body).error;
    return problem ? { fault: `${id}: ${z.prettifyError(problem)}` } : { ...found, body };
  } catch {
    return { fault: `${id}: the body is no JSON` };
  }
}

function check(schema: Schema): z.ZodType {
  return z.fromJSONSchema(closed(schema), { defaultTarget: 'openapi-3.0' });
}

/** A schema whose objects hold nothing but what is described. */
function closed(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (_, part: unknown) => {
    if (part === null || typeof part !== 'object' || !('properties' in part) || !('type' in part)) return part;
    return { additionalProperties: false, ...part };
  }) as Schema;
}
