import type { Rule } from '../../model/rule.ts';

/** How many records a rule may act on in one run where it does not say so itself, and all rules together whatever they say. */
const mostOfRule = 500;
const mostOfRun = 2000;

/** What rules acted on in one run, counted by records; built-in ones are not counted: they tell people, and mail is counted where it is sent. */
export interface ActedRecords {
  /** Why a rule may not act on one more record; undefined when it may. */
  whyNot(rule: Rule, record: string): string | undefined;
  note(rule: Rule, record: string): void;
}

/** Begins to count, for one run. */
export function countActed(): ActedRecords {
  const byRule = new Map<string, Set<string>>();
  const all = new Set<string>();
  const of = (name: string) => byRule.get(name) ?? new Set<string>();
  return {
    whyNot({ name, limits, builtIn }, record) {
      if (builtIn) return undefined;
      const most = limits.recordsPerRun ?? mostOfRule;
      const acted = of(name);
      const said = limits.recordsPerRun === undefined ? 'without "limits: { records_per_run: ... }" a rule' : 'this rule';
      if (!acted.has(record) && acted.size >= most)
        return `${said} acts on ${most} records in one run, and has; ${record || 'the rest'} was left as it is`;
      if (!all.has(record) && all.size >= mostOfRun)
        return `all rules together act on ${mostOfRun} records in one run, and have; ${record || 'the rest'} was left as it is`;
      return undefined;
    },
    note({ name, builtIn }, record) {
      if (builtIn) return;
      byRule.set(name, of(name).add(record));
      all.add(record);
    },
  };
}
