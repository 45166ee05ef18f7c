/** A JSON Schema (draft-07, which every version of the YAML extension of editors reads). */
export type JsonSchema = { [keyword: string]: unknown };
