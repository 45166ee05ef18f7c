import { senderProblem } from '../model/address.ts';
import { type Ailment, listNames } from '../model/ailment.ts';

export default {
  summary: 'Mail that cannot go out: no sender, no mail server, or nobody who may be written to.',
  *find(seen) {
    const { tracker, needs, people } = seen;
    const { from } = tracker.workspace.email;
    if (needs.mail.length > 0 && from === undefined) {
      yield {
        severity: 'error',
        found: `no sender of mail is named, and these send mail: ${listNames(needs.mail)}`,
        remedy: 'in workspace.yml write: email: { from: "Our tracker <an address of yours>" }',
      };
    }
    if (from !== undefined && senderProblem(from) !== undefined) {
      yield {
        severity: 'error',
        found: 'what stands under email.from in workspace.yml is not one e-mail address, so no mail goes out',
        remedy: 'write one address there, alone or as Name <address>',
      };
    }
    const refused = people.filter((person) => person.notify === 'email' && person.isAllowed === false).map(({ key }) => key);
    if (refused.length > 0) {
      yield {
        severity: 'error',
        found: `${listNames(refused)} should be told by mail and may not be written to: email.allow in workspace.yml does not let it`,
        remedy: 'in workspace.yml add people to the list under email: { allow: [...] }',
      };
    }
  },
} satisfies Ailment;
