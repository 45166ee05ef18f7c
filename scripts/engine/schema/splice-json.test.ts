import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editorFiles } from './editor-files.ts';
import { parseJsonc, plainJson } from './jsonc.ts';
import { addToJson, setJson } from './splice-json.ts';

const never = () => false;
const set = (text: string, path = ['yaml.schemas', './s.json'], value: unknown = 'a.yml') => setJson(text, path, value, never);
const plain = (text: string | undefined) => {
  const part = text === undefined ? undefined : parseJsonc(text);
  return part && plainJson(part);
};

describe('a value is set', () => {
  test.each([
    ['', '{\n  "yaml.schemas": {\n    "./s.json": "a.yml"\n  }\n}\n'],
    ['{}\n', '{\n  "yaml.schemas": {\n    "./s.json": "a.yml"\n  }\n}\n'],
    ['{ "a": 1 }', '{ "a": 1,\n  "yaml.schemas": {\n    "./s.json": "a.yml"\n  }\n}'],
    [
      '{\n    // mine\n    "a": [1, 2,], // why\n    /* last */\n}\n',
      '{\n    // mine\n    "a": [1, 2,], // why\n    /* last */\n    "yaml.schemas": {\n        "./s.json": "a.yml"\n    },\n}\n',
    ],
    [
      '{\r\n\t"yaml.schemas": {\r\n\t\t"./other.json": ["b.yml"] // theirs\r\n\t},\r\n\t"z": null\r\n}',
      '{\r\n\t"yaml.schemas": {\r\n\t\t"./other.json": ["b.yml"], // theirs\r\n\t\t"./s.json": "a.yml"\r\n\t},\r\n\t"z": null\r\n}',
    ],
    ['{"yaml.schemas":{"./s.json":"old.yml"},"b":1}', '{"yaml.schemas":{"./s.json":"a.yml"},"b":1}'],
    ['\ufeff{ "a": "// \\" }" }\n', '\ufeff{ "a": "// \\" }",\n  "yaml.schemas": {\n    "./s.json": "a.yml"\n  }\n}\n'],
  ])('in %j', (before, after) => {
    expect(set(before)).toBe(after);
    expect(plain(after)).toMatchObject({ 'yaml.schemas': { './s.json': 'a.yml' } });
  });

  test.each([
    '[',
    '[]',
    '{ "a": 1 } x',
    '{ a: 1 }',
    '{ "a": }',
    '{ "yaml.schemas": [] }',
    '{ "yaml.schemas": {}, "yaml.schemas": {} }',
    '{ "a": "\\q" }',
    '['.repeat(100_000),
    '{ /* open',
  ])('not in %j, which is left alone', (text) => {
    expect(set(text)).toBeUndefined();
  });

  test('where it is enough already, no byte changes', () => {
    const text = '{ "yaml.schemas": { "./s.json": [ "b.yml", "a.yml" ] } }';
    expect(setJson(text, ['yaml.schemas', './s.json'], 'a.yml', (present) => [present].flat().includes('a.yml'))).toBe(text);
  });

  test('whatever stands in a file stays, on its line or in its words', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    const unit = fc.constantFrom(undefined, 2, 4, '\t');
    fc.assert(
      fc.property(json, unit, fc.boolean(), (settings, indent, commented) => {
        const { 'yaml.schemas': _, ...rest } = settings;
        const bare = JSON.stringify(rest, null, indent);
        const text = commented ? `// first\n${bare.replace('{', '{ /* here */')} // behind` : bare;
        const after = set(text);
        expect(plain(after)).toEqual({ ...JSON.parse(bare), 'yaml.schemas': { './s.json': 'a.yml' } });
        for (const comment of commented ? ['// first\n', '/* here */', '// behind'] : []) expect(after).toContain(comment);
        expect(set(after ?? '')).toBe(after);
      }),
    );
  });
});

describe('a text is added to a list', () => {
  test.each([
    ['{}', '{\n  "recommendations": [\n    "x.y"\n  ]\n}'],
    ['{\n  "recommendations": [\n    "a.b", // ours\n  ]\n}\n', '{\n  "recommendations": [\n    "a.b", // ours\n    "x.y",\n  ]\n}\n'],
    ['{ "recommendations": ["x.y"] }', '{ "recommendations": ["x.y"] }'],
    ['{ "recommendations": {} }', undefined],
    ['nothing', undefined],
  ])('in %j', (before, after) => {
    expect(addToJson(before, 'recommendations', 'x.y')).toBe(after);
  });
});

describe('the settings of the editor', () => {
  test('lead to the schemas, from the folder that the editor opens', () => {
    const [settings, extensions] = editorFiles('tracker/', () => undefined).map((file) => ('text' in file ? plain(file.text) : file));
    expect(settings).toEqual({
      'yaml.schemas': {
        './tracker/.vscode/woad/workspace.schema.json': 'tracker/workspace.yml',
        './tracker/.vscode/woad/board.schema.json': 'tracker/lists/*.yml',
        './tracker/.vscode/woad/rule.schema.json': 'tracker/automations/*.yml',
      },
      'astro.content-intellisense': true,
    });
    expect(extensions).toEqual({ recommendations: ['redhat.vscode-yaml', 'astro-build.astro-vscode'] });
  });

  test('are kept where people chose otherwise, and told where they cannot be changed', () => {
    const more = '"./.vscode/woad/board.schema.json": ["lists/*.yml", "old/*.yml"], "./.vscode/woad/rule.schema.json": "elsewhere.yml"';
    const own = `{ "astro.content-intellisense": false, "yaml.schemas": { ${more} } }`;
    const unwanted = '{ "recommendations": [], "unwantedRecommendations": ["redhat.vscode-yaml", "astro-build.astro-vscode"] }';
    const [settings, extensions] = editorFiles('', (path) => (path.endsWith('settings.json') ? own : unwanted));
    expect(settings && 'text' in settings && plain(settings.text)).toEqual({
      'astro.content-intellisense': false,
      'yaml.schemas': {
        './.vscode/woad/board.schema.json': ['lists/*.yml', 'old/*.yml'],
        './.vscode/woad/rule.schema.json': 'automations/*.yml',
        './.vscode/woad/workspace.schema.json': 'workspace.yml',
      },
    });
    expect(extensions).toEqual({ path: '.vscode/extensions.json', text: unwanted });
    const [broken] = editorFiles('', () => '{ oops');
    expect(broken).toMatchObject({
      path: '.vscode/settings.json',
      byHand: expect.stringContaining('"./.vscode/woad/board.schema.json": "lists/*.yml"'),
    });
  });
});
