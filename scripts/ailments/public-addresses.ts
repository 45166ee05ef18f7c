import { type Ailment, listNames } from '../model/ailment.ts';

export default {
  summary: 'Addresses of people that everybody can read.',
  *find({ settings, people, repository }) {
    const named = people.filter(({ address }) => address === 'file').map(({ key }) => key);
    if (named.length === 0 || repository === undefined || settings?.isPrivate === true) return;
    const remedy =
      'take email: out of workspace.yml and put the addresses into the secret PEOPLE (on GitHub: Settings > Environments > automations). What was there before stays in the history';
    const names = `${listNames(named)} ${named.length === 1 ? 'has an address' : 'have addresses'} in workspace.yml`;
    if (settings?.isPrivate === undefined)
      yield { severity: 'unknown', found: `whether the repository is public: ${names}, which everybody could read then`, remedy };
    else yield { severity: 'warning', found: `the repository is public, and ${names}: everybody can read them`, remedy };
  },
} satisfies Ailment;
