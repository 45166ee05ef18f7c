import type { Highlighter } from './highlight.ts';

/** Languages that code in records is coloured in; each also by its usual short names. */
const languages: ReadonlySet<string> = new Set([
  'bash',
  'c',
  'cpp',
  'csharp',
  'css',
  'diff',
  'go',
  'graphql',
  'ini',
  'java',
  'javascript',
  'json',
  'kotlin',
  'lua',
  'makefile',
  'markdown',
  'php',
  'python',
  'ruby',
  'rust',
  'scss',
  'shell',
  'sql',
  'swift',
  'typescript',
  'xml',
  'yaml',
]);

/** Loads the grammars: some 70 ms, so only when there is code. */
export async function loadHighlighter(): Promise<Highlighter> {
  const { common, createLowlight } = await import('lowlight');
  const lowlight = createLowlight(Object.fromEntries(Object.entries(common).filter(([name]) => languages.has(name))));
  return { knows: (language) => lowlight.registered(language), read: (language, code) => lowlight.highlight(language, code) };
}
