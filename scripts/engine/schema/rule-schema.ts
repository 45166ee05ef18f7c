import type { Actions, AnyAction } from '../../model/action.ts';
import type { Zod } from '../../model/field-type.ts';
import type { JsonSchema } from '../../model/json-schema.ts';
import { builtInKeys } from '../../model/keys.ts';
import type { OptionName } from '../../model/option-name.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { AnyTrigger, Triggers } from '../../model/trigger.ts';
import { filterSentences, limitSentences, mostSteps, ruleKeys, stepSentences } from '../read/rule-keys.ts';
import { propertiesOf, schemaFromZod } from './from-zod.ts';
import { keySentences } from './key-sentences.ts';
import { suggestNames } from './names-schema.ts';

/** What may stand in `automations/*.yml`: triggers and actions with their options; the names that the boards have now are offered. */
export function ruleSchema(tracker: Tracker, { triggers, actions, zod }: { triggers: Triggers; actions: Actions; zod: Zod }): JsonSchema {
  const known = namesOfTracker(tracker);
  const uses = Object.fromEntries([...triggers].map(([name, trigger]) => [name, triggerSchema(trigger, known, zod)]));
  const bare = Object.keys(uses).filter((name) => uses[name]?.['required'] === undefined);
  const use = { type: 'object', properties: uses, minProperties: 1, additionalProperties: false };
  const some = { anyOf: [use, { enum: bare }] };
  const deeds = Object.fromEntries([...actions].map(([name, action]) => [name, actionSchema(action, known, zod)]));
  const step = {
    type: 'object',
    properties: {
      ...deeds,
      if: { description: stepSentences.if, ...expression },
      on_error: { description: stepSentences.on_error, enum: ['stop', 'continue'] },
    },
    oneOf: [...actions.keys()].map((name) => ({ required: [name] })),
    additionalProperties: false,
  };
  const alone = [...actions].flatMap(([name, action]) => (mayStandAlone(action, zod) ? [name] : []));
  const keys: { [key in keyof typeof ruleKeys]: JsonSchema } = {
    name: { anyOf: [text, { type: 'object', additionalProperties: text, minProperties: 1 }] },
    when: { anyOf: [use, { enum: bare }, { type: 'array', items: some, minItems: 1 }] },
    if: oneOrMore(expression),
    unless: oneOrMore(expression),
    do: { anyOf: [{ type: 'array', items: { anyOf: [step, { enum: alone }] }, minItems: 1, maxItems: mostSteps }, step, { enum: alone }] },
    enabled: { type: 'boolean' },
    limits: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(limitSentences).map(([key, description]) => [key, { description, type: 'integer', minimum: 1 }]),
      ),
      additionalProperties: false,
    },
    bulk: { type: 'boolean' },
  };
  const properties = Object.fromEntries(
    Object.entries(keys).map(([key, schema]) => [key, { description: ruleKeys[key as keyof typeof keys], ...schema }]),
  );
  return { type: 'object', properties, required: ['when', 'do'], additionalProperties: false };
}

const text: JsonSchema = { type: ['string', 'number', 'boolean'] };
const expression: JsonSchema = { type: ['string', 'boolean', 'number'] };

function oneOrMore(one: JsonSchema): JsonSchema {
  return { anyOf: [one, { type: 'array', items: one }] };
}

type Known = { [kind in OptionName['kind']]: string[] };

function triggerSchema(trigger: AnyTrigger, known: Known, zod: Zod): JsonSchema {
  const own = offerNames(schemaFromZod(trigger.options(zod), zod), trigger, known);
  const filters = {
    board: { description: filterSentences.board, ...oneOrMore(suggestNames(known.board)) },
    list: { description: filterSentences.list, ...oneOrMore(suggestNames(known.list)) },
    where: { description: filterSentences.where, type: 'string' },
  };
  const isOptional = own['required'] === undefined;
  return {
    ...own,
    description: trigger.summary,
    ...(isOptional ? { type: ['object', 'null'] } : {}),
    properties: { ...propertiesOf(own), ...filters },
  };
}

function actionSchema(action: AnyAction, known: Known, zod: Zod): JsonSchema {
  const own = schemaFromZod(action.options(zod), zod);
  if (mayStandAlone(action, zod)) return { ...offerNames(own, action, known), type: ['object', 'null'], description: action.summary };
  const ways = (own['anyOf'] as JsonSchema[] | undefined)?.map((way) => offerNames(way, action, known));
  return { ...(ways ? { ...own, anyOf: ways } : offerNames(own, action, known)), description: action.summary };
}

/** Options with the names that they may be offered, found by asking the entry what a probe at each option would name. */
function offerNames(schema: JsonSchema, entry: AnyTrigger | AnyAction, known: Known): JsonSchema {
  if (schema['type'] === 'string') {
    const [named] = entry.names?.(probe) ?? [];
    return named ? offered(schema, known[named.kind]) : schema;
  }
  const value = schema['additionalProperties'];
  const isByKey =
    typeof value === 'object' && entry.names?.({ [probe]: probe }).some(({ kind, option }) => kind === 'key' && option === probe);
  if (isByKey)
    return { ...schema, properties: Object.fromEntries(known.key.map((key) => [key, { description: sentenceOf(key), ...value }])) };
  const properties = Object.fromEntries(
    Object.entries(propertiesOf(schema)).map(([option, part]) => {
      const named = entry.names?.({ [option]: probe }).find((each) => each.option === option && each.name === probe);
      return [option, named ? offered(part, known[named.kind]) : part];
    }),
  );
  return schema['properties'] === undefined ? schema : { ...schema, properties };
}

/** Nothing must be written under it. */
function mayStandAlone(action: AnyAction, zod: Zod): boolean {
  return action.options(zod).safeParse({}).success;
}

const probe = 'probe';

function sentenceOf(key: string): string {
  return (keySentences as { [key: string]: string })[key] ?? `The new value of the field ${key}.`;
}

function offered(schema: JsonSchema, names: string[]): JsonSchema {
  const { type: _, ...rest } = schema;
  if (schema['type'] === 'string') return { ...rest, ...suggestNames(names) };
  const ways = schema['anyOf'] as JsonSchema[] | undefined;
  return ways ? { ...schema, anyOf: ways.map((way) => (way['type'] === 'string' ? { ...way, ...suggestNames(names) } : way)) } : schema;
}

function namesOfTracker({ boards, workspace }: Tracker): Known {
  const all = [...boards.values()];
  return {
    board: [...boards.keys()],
    list: all.flatMap(({ lists }) => lists.map(({ name }) => name)),
    tag: all.flatMap(({ tags }) => [...tags.keys()]),
    key: [...new Set([...builtInKeys, ...all.flatMap(({ fields }) => [...fields.keys()])])],
    person: [...workspace.people.keys(), ...workspace.teams.keys()],
  };
}
