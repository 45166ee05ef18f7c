import { type Ailment, clickSecrets, listNames, whereIsSecret } from '../model/ailment.ts';

export default {
  summary: 'People who are to be told by mail and have no address, or one that is none.',
  ofGitHub: 'unseen',
  *find(seen) {
    const written = seen.people.filter(({ notify }) => notify === 'email');
    const odd = seen.people.filter(({ isSound }) => !isSound).map(({ key }) => key);
    if (odd.length > 0) {
      yield {
        severity: 'error',
        found: `what stands in workspace.yml as the e-mail of ${listNames(odd)} is not one address`,
        remedy: 'write one plain address there, with nothing before and behind it',
      };
    }
    const without = written.filter(({ address }) => address === 'none').map(({ key }) => key);
    if (without.length === 0) return;
    const where = whereIsSecret('PEOPLE', seen);
    const names = listNames(without);
    const add = `put a secret PEOPLE, such as {"${without[0]}": "the address"}, ${clickSecrets}; or, if everybody who reads the repository may know it, write email: into workspace.yml`;
    if (where === 'here')
      yield { severity: 'error', found: `${names} should be told by mail, and the secret PEOPLE has no address of theirs`, remedy: add };
    else if (where === 'nowhere')
      yield {
        severity: 'error',
        found: `${names} should be told by mail and have no address: none in workspace.yml, and there is no secret PEOPLE`,
        remedy: add,
      };
    else if (where === undefined)
      yield {
        severity: 'unknown',
        found: `whether the secret PEOPLE is there, with the addresses of ${names}`,
        remedy: `look ${clickSecrets}`,
      };
    else
      yield {
        severity: 'note',
        found: `the addresses of ${names} must stand in the secret PEOPLE, which nobody can read from outside`,
        remedy: `if mail to them fails, ${add}`,
      };
  },
} satisfies Ailment;
