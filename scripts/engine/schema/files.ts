import type { Actions } from '../../model/action.ts';
import type { FieldTypes, Zod } from '../../model/field-type.ts';
import type { SourceFile } from '../../model/file.ts';
import type { JsonSchema } from '../../model/json-schema.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Triggers } from '../../model/trigger.ts';
import { boardFileSchema, workspaceFileSchema } from './board-file.ts';
import { recordSchema } from './record-schema.ts';
import { ruleSchema } from './rule-schema.ts';

/** What schemas are made with beside the tracker: the catalogues, the file names of `site/views/` and zod. */
export interface SchemaContext {
  fields: FieldTypes;
  triggers: Triggers;
  actions: Actions;
  views: string[];
  zod: Zod;
}

/** Where the schemas lie, from the tracker's root. */
export const schemaFolder = '.vscode/woad';

/** Which YAML files each schema is for, from the tracker's root; records are Markdown and no YAML file. */
export const schemaGlobs: { [path: string]: string } = {
  [`${schemaFolder}/workspace.schema.json`]: 'workspace.yml',
  [`${schemaFolder}/board.schema.json`]: 'lists/*.yml',
  [`${schemaFolder}/rule.schema.json`]: 'automations/*.yml',
};

/** The schema of the frontmatter of a board's records, from the tracker's root. */
export function recordSchemaPath(board: string): string {
  return `${schemaFolder}/record.${board}.schema.json`;
}

/** Every schema of a tracker, sorted by path; the same tracker gives the same bytes. A board that no file describes has none. */
export function schemaFiles(tracker: Tracker, { fields, views, zod, ...rules }: SchemaContext): SourceFile[] {
  const [workspace = '', board = '', rule = ''] = Object.keys(schemaGlobs);
  const files = [
    file(workspace, 'workspace.yml', workspaceFileSchema(views, zod)),
    file(board, 'A board: lists/*.yml', boardFileSchema(fields, views, zod)),
    file(rule, 'A rule: automations/*.yml', ruleSchema(tracker, { ...rules, zod })),
    ...[...tracker.boards.values()]
      .filter(({ undescribed }) => !undescribed)
      .map((each) => file(recordSchemaPath(each.name), `A record of ${each.name}`, recordSchema(each, tracker, fields))),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function file(path: string, title: string, schema: JsonSchema): SourceFile {
  const whole = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Written by "woad schema"; changes made here do not last.',
    description: title,
    ...schema,
  };
  return { path, text: `${JSON.stringify(whole, null, 2)}\n` };
}
