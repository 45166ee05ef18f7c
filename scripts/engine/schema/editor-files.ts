import type { SourceFile } from '../../model/file.ts';
import { schemaGlobs } from './files.ts';
import { parseJsonc, plainJson } from './jsonc.ts';
import { addToJson, setJson } from './splice-json.ts';

/** A settings file of the editor as it should be, or what a person is to add by hand where it cannot be changed without harm. */
export type EditorFile = SourceFile | { path: string; byHand: string };

/** What reads YAML files by their schemas, and what reads the frontmatter of Markdown by them. */
const extensions = ['redhat.vscode-yaml', 'astro-build.astro-vscode'];
const frontmatterSetting = 'astro.content-intellisense';

/** The settings of VS Code that lead from YAML files to their schemas; what stands there already stays. Paths are from the folder that the editor opens, `prefix` leads from it to the tracker. */
export function editorFiles(prefix: string, read: (path: string) => string | undefined): EditorFile[] {
  const wanted = Object.entries(schemaGlobs).map(([path, glob]): [string, string] => [`./${prefix}${path}`, `${prefix}${glob}`]);
  let settings: string | undefined = read('.vscode/settings.json') ?? '{}\n';
  for (const [schema, glob] of wanted) {
    const isThere = (present: unknown) => [present].flat().includes(glob);
    settings = settings && setJson(settings, ['yaml.schemas', schema], glob, isThere);
  }
  settings = settings && setJson(settings, [frontmatterSetting], true, (present) => typeof present === 'boolean');
  const advice = read('.vscode/extensions.json') ?? '{}\n';
  let recommended: string | undefined = advice;
  for (const extension of extensions)
    recommended = recommended && (isUnwanted(advice, extension) ? recommended : addToJson(recommended, 'recommendations', extension));
  return [
    fileOr('.vscode/settings.json', settings, { 'yaml.schemas': Object.fromEntries(wanted), [frontmatterSetting]: true }),
    fileOr('.vscode/extensions.json', recommended, { recommendations: extensions }),
  ];
}

/** A tracker's people may have said that they do not want an extension. */
function isUnwanted(text: string, extension: string): boolean {
  const root = parseJsonc(text);
  const { unwantedRecommendations = [] } = root?.as === 'object' ? (plainJson(root) as { unwantedRecommendations?: unknown }) : {};
  return [unwantedRecommendations].flat().includes(extension);
}

function fileOr(path: string, text: string | undefined, value: unknown): EditorFile {
  return text === undefined ? { path, byHand: JSON.stringify(value, null, 2) } : { path, text };
}
