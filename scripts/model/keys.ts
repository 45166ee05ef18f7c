/** Every built-in key of a record; all but `title` are optional, and no field may have such a name. */
export const builtInKeys = [
  'title', 'assignees', 'tags', 'start', 'due', 'done', 'archived', 'color', 'cover', 'order',
  'parent', 'blocked_by', 'repeat', 'remind', 'id', 'aliases', 'created', 'author',
] as const;
export type BuiltInKey = (typeof builtInKeys)[number];

/** Names an expression already knows, and words of CEL: no field may be called so. Functions are apart: `email` may be a field. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...builtInKeys, 'list', 'board', 'slug', 'late', 'blocked', 'updated', 'record', 'previous', 'event', 'actor', 'vars',
  'as', 'break', 'const', 'continue', 'else', 'false', 'for', 'function', 'if', 'import', 'in', 'let', 'loop',
  'package', 'namespace', 'null', 'return', 'true', 'var', 'void', 'while',
  '__proto__', 'constructor', 'prototype',
]);
