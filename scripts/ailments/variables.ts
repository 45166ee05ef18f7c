import { type Ailment, listNames, rulesEnvironment } from '../model/ailment.ts';

const click = 'on GitHub: Settings > Secrets and variables > Actions > Variables > New repository variable';

export default {
  summary: 'Variables that rules name and that are not there.',
  ofGitHub: 'unseen',
  *find({ rules, settings, given }) {
    const users = new Map<string, string[]>();
    for (const { name, vars } of rules) for (const each of vars) users.set(each, [...(users.get(each) ?? []), name]);
    const own = settings?.environments?.find(({ name }) => name === rulesEnvironment);
    // GitHub writes their names in capitals, and a rule says them as they are written
    const known = new Set([...given.vars, ...(settings?.variables ?? []), ...(own?.variables ?? [])]);
    const missing = [...users].filter(([each]) => !known.has(each)).map(([each, names]) => `${each} (${names.join(', ')})`);
    if (missing.length === 0) return;
    const isKnown =
      settings?.variables !== undefined && settings.environments !== undefined && (own === undefined || own.variables !== undefined);
    if (isKnown || given.vars.size > 0)
      yield {
        severity: 'error',
        found: `rules name variables that are not there, and do nothing for want of them: ${listNames(missing)}`,
        remedy: `${click}. One that the organization shares with this repository counts too, and cannot be seen from here`,
      };
    else
      yield {
        severity: 'unknown',
        found: `whether the variables are there that rules name: ${listNames(missing)}`,
        remedy: `look ${click}`,
      };
  },
} satisfies Ailment;
