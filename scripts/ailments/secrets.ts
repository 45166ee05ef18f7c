import { type Ailment, clickSecrets, listNames, type Seen, type Symptom, whereIsSecret } from '../model/ailment.ts';

const elsewhere = '. One that the organization shares with this repository counts too, and cannot be seen from here';

export default {
  summary: 'Secrets that rules need and that are not there.',
  ofGitHub: 'unseen',
  *find(seen) {
    const { needs, rules, given } = seen;
    if (needs.mail.length > 0) {
      yield* lookFor(
        'SMTP_URL',
        `the mail server, which these need: ${listNames(needs.mail)}`,
        seen,
        'error',
        'such as smtps://user:password@host:465',
      );
      yield* lookFor(
        'WOAD_SALT',
        'without it, the notes of runs do not tell whether two mails went to the same address',
        seen,
        'note',
        'any 40 letters and digits',
      );
    }
    const users = new Map<string, string[]>();
    for (const { name, secrets } of rules) for (const secret of secrets) users.set(secret, [...(users.get(secret) ?? []), name]);
    if (users.size === 0) return;
    const named = listNames([...users].map(([secret, names]) => `${secret} (${names.join(', ')})`));
    const example = `such as {"${[...users.keys()][0]}": "..."}; a secret of a webhook stands in it by its name, and not by itself`;
    const where = whereIsSecret('WOAD_SECRETS', seen);
    if (where === 'environment' || where === 'repository') {
      yield {
        severity: 'note',
        found: `webhooks need ${named}, which must stand in the secret WOAD_SECRETS; nobody can read that from outside`,
        remedy: `if a webhook fails for want of its secret, change WOAD_SECRETS, ${example}`,
      };
      return;
    }
    const missing = [...users.keys()].filter((secret) => !given.webhookSecrets.has(secret));
    if (where === 'here' && missing.length > 0)
      yield {
        severity: 'error',
        found: `the secret WOAD_SECRETS has no ${listNames(missing)}`,
        remedy: `${clickSecrets}, and write all of it anew, ${example}`,
      };
    else yield* lookFor('WOAD_SECRETS', `with what webhooks need: ${named}`, seen, 'error', example);
  },
} satisfies Ailment;

function* lookFor(name: string, what: string, seen: Seen, severity: 'error' | 'note', example: string): Generator<Symptom> {
  const where = whereIsSecret(name, seen);
  if (where === 'nowhere')
    yield { severity, found: `there is no secret ${name}: ${what}`, remedy: `${clickSecrets}, name ${name}, ${example}${elsewhere}` };
  else if (where === undefined && severity === 'error')
    yield { severity: 'unknown', found: `whether the secret ${name} is there: ${what}`, remedy: `look ${clickSecrets}` };
}
