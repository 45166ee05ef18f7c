import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Takes from GitHub's own description of its API what Woad calls, and no more, into openapi.json:
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
//   node scripts/workflow/openapi-extract.ts package/generated/api.github.com.json
const wanted = [
  'users/get-authenticated',
  'issues/list-for-repo',
  'issues/create',
  'issues/update',
  'issues/list-comments',
  'issues/create-comment',
  'pulls/list',
  'pulls/create',
  'pulls/update',
  'pulls/get',
  'repos/create-commit-status',
  'repos/get',
  'repos/get-pages',
  'repos/get-branch',
  'repos/get-branch-rules',
  'repos/get-branch-protection',
  'repos/get-all-environments',
  'repos/list-deployment-branch-policies',
  'actions/get-github-actions-default-workflow-permissions-repository',
  'actions/list-repo-secrets',
  'actions/list-repo-variables',
  'actions/list-environment-secrets',
  'actions/list-environment-variables',
];
/** What a schema says of the shape of a value; all else in it is for people. */
const ofShape = new Set([
  ...['type', 'enum', 'nullable', 'properties', 'required', 'additionalProperties', 'items', 'oneOf', 'anyOf', 'allOf'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern'],
]);

interface Node {
  [key: string]: Node;
}

const [source = ''] = process.argv.slice(2);
const api = JSON.parse(readFileSync(source, 'utf8')) as Node;
const operations = Object.entries(api['paths'] ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) => {
    const id = String(operation['operationId']);
    return wanted.includes(id) ? [[id, shapeOfOperation(method, path, operation)] as const] : [];
  }),
);
const missing = wanted.filter((id) => !operations.some(([each]) => each === id));
if (missing.length > 0) throw new Error(`${source} does not describe ${missing.join(', ')}`);
const notice = `A part of GitHub's description of its REST API, version ${String(api['info']?.['version'])} as npm @octokit/openapi gives it, by openapi-extract.ts. MIT License, Copyright (c) 2020 Octokit contributors; the whole text stands in that package.`;
operations.sort(([a], [b]) => wanted.indexOf(a) - wanted.indexOf(b));
writeFileSync(
  join(import.meta.dirname, 'openapi.json'),
  `${JSON.stringify({ notice, operations: Object.fromEntries(operations) }, null, 2)}\n`,
);

function shapeOfOperation(method: string, path: string, operation: Node) {
  const parameters = Object.values(operation['parameters'] ?? []).map((each) => {
    const { name, in: where, required, schema } = follow(each);
    return { name, in: where, required: Boolean(required), schema: shapeOf(schema) };
  });
  const schema = operation['requestBody']?.['content']?.['application/json']?.['schema'];
  const body = schema && { required: Boolean(operation['requestBody']?.['required']), schema: shapeOf(schema) };
  const statuses = Object.keys(operation['responses'] ?? {}).map(Number);
  return { method: method.toUpperCase(), path, parameters, ...(body ? { body } : {}), statuses };
}

/** A schema with what it refers to in the place of the reference. */
function shapeOf(schema: Node | undefined): unknown {
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema)) return schema.map(shapeOf);
  const whole = follow(schema);
  return Object.fromEntries(
    Object.entries(whole).flatMap(([key, value]) => {
      if (!ofShape.has(key)) return [];
      if (key !== 'properties') return [[key, shapeOf(value)]];
      return [[key, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]))]];
    }),
  );
}

function follow(node: Node): Node {
  const to = node['$ref'];
  if (typeof to !== 'string') return node;
  const found = (to as string)
    .slice(2)
    .split('/')
    .reduce<Node | undefined>((at, part) => at?.[part], api);
  if (!found) throw new Error(`${to} is not there`);
  return follow(found);
}
