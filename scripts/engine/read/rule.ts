import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Place, SourceFile } from '../../model/file.ts';
import { didYouMean } from '../../model/names.ts';
import type { Condition, Rule, RuleLimits, RuleReading, Step, TriggerUse } from '../../model/rule.ts';
import type { Text } from '../../model/value.ts';
import { isEmptyWritten, type Written, type WrittenScalar, writtenItems } from '../../model/written.ts';
import { lineEndFaults } from './line-ends.ts';
import { placerOf } from './place.ts';
import { limitSentences, mostSteps, ruleKeys } from './rule-keys.ts';
import { parseYaml } from './yaml.ts';

const knownKeys = Object.keys(ruleKeys);
const knownLimits = Object.keys(limitSentences);

/** The shape of one rule's file; whether its triggers, actions and expressions make sense is a check's to say. */
export function readRule(file: SourceFile): RuleReading {
  const start = file.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const yaml = parseYaml(file.text.slice(start), start);
  const placeOf = placerOf(file);
  const diagnostics: Diagnostic[] = yaml.problems.map(({ offset, message, severity }) => ({
    place: placeOf(offset),
    check: 'yaml',
    message,
    severity,
  }));
  const complain = (at: number, message: string) => {
    diagnostics.push({ place: placeOf(at), check: 'rule', message, severity: 'error' });
  };
  if (diagnostics.length > 0) return { diagnostics };
  diagnostics.push(...lineEndFaults(file));
  for (const [key, at] of yaml.keys) {
    if (!knownKeys.includes(key))
      complain(at, `"${key}" is not a key of a rule${didYouMean(key, knownKeys) || `; expected one of ${knownKeys.join(', ')}`}`);
  }
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.yml$/, '');
  const title = yaml.written.get('name');
  const rule: Rule = {
    name,
    path: file.path,
    title: titleOf(title) ?? name,
    enabled: switchOf('enabled', true),
    limits: limitsOf(),
    bulk: switchOf('bulk', false),
    when: entriesOf('when').map(({ key, value, at }): TriggerUse => {
      const where = value.as === 'map' ? value.entries.get('where') : undefined;
      const use = { trigger: key, options: optionsOf(key, value), place: placeOf(at), places: placesIn(value) };
      return where?.as === 'scalar' ? { ...use, where: conditionAt(where) } : use;
    }),
    if: conditionsOf('if'),
    unless: conditionsOf('unless'),
    do: stepsOf(),
  };
  if (rule.when.length === 0) complain(yaml.keys.get('when') ?? 0, 'when: expected a trigger, such as "record-moved: { to: done }"');
  // where each of the steps is wrong, each is told
  const isToldOf = diagnostics.some(({ message }) => message.startsWith('do: '));
  if (rule.do.length === 0 && !isToldOf) complain(yaml.keys.get('do') ?? 0, 'do: expected at least one step, such as "- comment: Done."');
  return { rule, diagnostics };

  function titleOf(written: Written | undefined): Text | undefined {
    if (!written) return undefined;
    if (written.as === 'scalar') return written.source || undefined;
    const texts = written.as === 'map' ? [...written.entries] : [];
    if (texts.length > 0 && texts.every(([, text]) => text.as === 'scalar' && text.source !== ''))
      return Object.fromEntries(texts.map(([language, text]) => [language, text.as === 'scalar' ? text.source : '']));
    complain(written.at, 'name: expected text, or texts by language, such as { en: Won, es: Ganado }');
    return undefined;
  }

  function switchOf(key: 'enabled' | 'bulk', usual: boolean): boolean {
    const written = yaml.written.get(key);
    if (!written) return usual;
    if (written.as === 'scalar' && !written.quoted && typeof written.value === 'boolean') return written.value;
    complain(
      written.at,
      `${key}: expected true or false; found ${written.as === 'scalar' ? JSON.stringify(written.source) : `a ${written.as}`}`,
    );
    return usual;
  }

  function limitsOf(): RuleLimits {
    const written = yaml.written.get('limits');
    if (!written) return {};
    if (written.as !== 'map') {
      complain(written.at, 'limits: expected a map, such as { emails_per_hour: 20, records_per_run: 200 }');
      return {};
    }
    const found: RuleLimits = {};
    for (const [key, value] of written.entries) {
      if (key !== 'emails_per_hour' && key !== 'records_per_run')
        complain(
          value.at,
          `limits: "${key}" is not a limit${didYouMean(key, knownLimits) || `; expected one of ${knownLimits.join(', ')}`}`,
        );
      else if (value.as !== 'scalar' || value.quoted || !Number.isSafeInteger(value.value) || Number(value.value) < 1)
        complain(value.at, `limits: ${key}: expected a whole number of 1 or more`);
      else found[key === 'emails_per_hour' ? 'emailsPerHour' : 'recordsPerRun'] = Number(value.value);
    }
    return found;
  }

  function entriesOf(key: string): { key: string; value: Written; at: number }[] {
    const written = yaml.written.get(key);
    if (!written) return [];
    return writtenItems(written).flatMap((item) => {
      if (item.as === 'map') return [...item.entries].map(([name, value]) => ({ key: name, value, at: item.at }));
      if (item.as === 'scalar' && item.source)
        return [{ key: item.source, value: { ...item, source: '', value: null, quoted: false }, at: item.at }];
      complain(item.at, `${key}: expected a name and its options`);
      return [];
    });
  }

  function optionsOf(key: string, value: Written): { [name: string]: unknown } {
    if (value.as === 'map') return wholeValue(value) as { [name: string]: unknown };
    if (value.as === 'list' || value.value !== null) complain(value.at, `${key}: expected a map of options, such as { board: sales }`);
    return {};
  }

  function conditionAt({ source, at }: WrittenScalar): Condition {
    const place = placeOf(at);
    const inside = [0, 1].find((quote) => file.text.startsWith(source, at + quote));
    const isExact = inside !== undefined && source !== '' && !source.includes('\n');
    return { expression: source, place, ...(isExact ? { column: place.column + inside } : {}) };
  }

  function conditionsOf(key: string): Condition[] {
    const written = yaml.written.get(key);
    if (!written) return [];
    return writtenItems(written).flatMap((item): Condition[] => {
      if (item.as === 'scalar') return [conditionAt(item)];
      complain(item.at, `${key}: expected an expression, such as due != ""`);
      return [];
    });
  }

  function stepsOf(): Step[] {
    const written = yaml.written.get('do');
    if (!written) return [];
    const items = writtenItems(written);
    const [beyond] = items.slice(mostSteps);
    if (beyond)
      complain(beyond.at, `do: the rule has ${items.length} steps; expected at most ${mostSteps}, and the others in another rule`);
    return items.slice(0, mostSteps).flatMap((item): Step[] => {
      // "- archive" alone is an action without options
      if (item.as === 'scalar' && item.source)
        return [{ action: item.source, options: {}, onError: 'stop', place: placeOf(item.at), places: new Map() }];
      if (item.as !== 'map') {
        complain(item.at, 'do: expected a step such as "- comment: Done."');
        return [];
      }
      const condition = item.entries.get('if');
      const onError = item.entries.get('on_error');
      const actions = [...item.entries].filter(([key]) => key !== 'if' && key !== 'on_error');
      if (onError && !(onError.as === 'scalar' && ['stop', 'continue'].includes(onError.source)))
        complain(onError.at, 'on_error: expected stop or continue');
      const [first] = actions;
      if (!first || actions.length > 1) {
        complain(
          item.at,
          `do: a step holds one action; found ${actions.length === 0 ? 'none' : actions.map(([key]) => `"${key}"`).join(' and ')}`,
        );
        return [];
      }
      const [action, options] = first;
      const step: Step = {
        action,
        options: isEmptyWritten(options) ? {} : wholeValue(options),
        onError: onError?.as === 'scalar' && onError.source === 'continue' ? 'continue' : 'stop',
        place: placeOf(item.at),
        places: placesIn(options),
      };
      if (condition?.as === 'scalar') step.if = conditionAt(condition);
      else if (condition) complain(condition.at, 'if: expected an expression, such as due != ""');
      return [step];
    });
  }

  function placesIn(written: Written, path = '', places = new Map<string, Place>()): Map<string, Place> {
    places.set(path, placeOf(written.at));
    const inner = written.as === 'map' ? [...written.entries] : written.as === 'list' ? [...written.items.entries()] : [];
    for (const [key, value] of inner) placesIn(value, path ? `${path}.${key}` : String(key), places);
    return places;
  }
}

/** The plain data behind it, but `1.10` and `007` as their texts: the type of the field they go to reads them. */
function wholeValue(written: Written): unknown {
  if (written.as === 'list') return written.items.map(wholeValue);
  if (written.as === 'map') return Object.fromEntries([...written.entries].map(([key, value]) => [key, wholeValue(value)]));
  return typeof written.value === 'number' && String(written.value) !== written.source ? written.source : written.value;
}
