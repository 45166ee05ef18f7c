import { addressProblem } from '../model/address.ts';
import type { Board } from '../model/board.ts';
import type { Check } from '../model/check.ts';
import { didYouMean } from '../model/names.ts';
import { quoteText } from '../model/reading.ts';
import { type Told, unknownName } from '../model/unknown-name.ts';

const hostPattern = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/i;
const forms = 'expected an address, *@host, people or field:board.name';

export default {
  summary: 'An entry of email.allow or webhooks.allow in workspace.yml that nothing could ever fit.',
  *find({ workspace, boards }) {
    const placeOf = (path: string) => workspace.allowPlaces?.get(path) ?? { path: 'workspace.yml', line: 1, column: 1 };
    for (const [index, entry] of workspace.email.allow.entries()) {
      const found = recipientProblem(entry.trim(), boards);
      const { problem, ...rest } = typeof found === 'string' ? { problem: found } : (found ?? {});
      if (problem !== undefined) yield { place: placeOf(`email.allow.${index}`), message: `email.allow: ${problem}`, ...rest };
    }
    for (const [index, entry] of workspace.webhookHosts.entries()) {
      const problem = hostProblem(entry);
      if (problem !== undefined) yield { place: placeOf(`webhooks.allow.${index}`), message: `webhooks.allow: ${problem}` };
    }
  },
  examples: [
    {
      files: {
        'workspace.yml':
          'people: { ana: {}, luis: {} }\nteams: { billing: [ana] }\nwebhooks:\n  allow:\n    - https://chat.example.org/hook\n    - hooks.example.org:8443\n    - "*.example.org"\n    - chat.example.org:443\n',
      },
      finds: [
        'workspace.yml:5:7 error webhooks.allow: "https://chat.example.org/hook" is not a host; write chat.example.org',
        'workspace.yml:7:7 error webhooks.allow: "*.example.org" is not a host; expected each host by its own name, such as hooks.example.org or hooks.example.org:8443',
        'workspace.yml:8:7 error webhooks.allow: "chat.example.org:443" is not a host; write chat.example.org',
      ],
    },
    {
      files: {
        'workspace.yml':
          'people: { ana: {}, luis: {} }\nteams: { billing: [ana] }\nemail:\n  allow: [peopel, "*@client.example", boss@partner.example, "@partner.example", partner.example, "field:sale.amount", "field:sales.amuont", "field:amount", ana, mailto:eve@partner.example]\n',
      },
      finds: [
        'workspace.yml:4:11 error email.allow: "peopel" lets mail go to nobody; did you mean "people"?',
        'workspace.yml:4:61 error email.allow: "@partner.example" lets mail go to nobody; write "*@partner.example"',
        'workspace.yml:4:81 error email.allow: "partner.example" lets mail go to nobody; write "*@partner.example"',
        'workspace.yml:4:98 error email.allow: "field:sale.amount" names no board; did you mean "sales"?',
        'workspace.yml:4:119 error email.allow: "amuont" is not a field of sales; did you mean "amount"?',
        'workspace.yml:4:141 error email.allow: "field:amount" lets mail go to nobody; expected the board too, as in field:sales.email',
        'workspace.yml:4:157 error email.allow: "ana" lets mail go to nobody; expected an address, *@host, people or field:board.name',
        'workspace.yml:4:162 error email.allow: "mailto:eve@partner.example" is not one e-mail address; write only eve@partner.example',
      ],
    },
  ],
} satisfies Check;

function recipientProblem(entry: string, boards: ReadonlyMap<string, Board>): string | Told | undefined {
  if (entry === 'people') return undefined;
  const nobody = `${quoteText(entry)} lets mail go to nobody`;
  if (entry.startsWith('field:')) {
    const [, name = '', key] = /^field:([^.]+)\.(.+)$/.exec(entry) ?? [];
    if (key === undefined) return `${nobody}; expected the board too, as in field:sales.email`;
    const board = boards.get(name);
    if (!board)
      return `${quoteText(entry)} names no board${didYouMean(name, boards.keys()) || `; expected one of ${[...boards.keys()].join(', ')}`}`;
    if (board.undescribed || board.fields.has(key) || board.places.has(`fields.${key}`)) return undefined;
    return unknownName({ part: 'fields', name: key, board: name }, `a field of ${name}`, board.fields.keys());
  }
  const host = entry.replace(/^\*?@?/, '');
  const isHost = addressProblem(`somebody@${host}`) === undefined;
  if (entry.startsWith('*@')) return isHost ? undefined : `${nobody}; expected one host behind "*@", such as *@example.org`;
  if (isHost) return `${nobody}; write "*@${host}"`;
  if (entry.includes('@')) return addressProblem(entry);
  return `${nobody}${didYouMean(entry, ['people']) || `; ${forms}`}`;
}

function hostProblem(entry: string): string | undefined {
  if (hostPattern.test(entry) && !entry.endsWith(':443')) return undefined;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(entry) ? entry.replace(/^http:/i, 'https:') : `https://${entry}`;
  const host = URL.canParse(address) ? new URL(address).host : '';
  const right = hostPattern.test(host)
    ? `write ${host}`
    : 'expected each host by its own name, such as hooks.example.org or hooks.example.org:8443';
  return `${quoteText(entry)} is not a host; ${right}`;
}
