import type { EffectResult, NoticeEffect } from '../model/effect.ts';
import type { OutboxEntry } from '../model/outbox.ts';
import { earlierNames, recordName } from '../model/record.ts';
import type { Tracker } from '../model/tracker.ts';
import { hmacSha256 } from '../store/digest.ts';
import { gitHubFrom, tellMissing } from '../store/github.ts';
import type { IssueDesk } from '../store/github-issues.ts';
import { openMails } from './deliver-mail.ts';
import { loadMessages } from './messages.ts';
import type { Sendable } from './plan.ts';
import { recordLinks } from './record-links.ts';
import type { RunWorld } from './world.ts';

/** What does effects, opened once for all of a run. */
export interface Delivery {
  /** Does those that are claimed, one after the other, and gives what came of each by key; one whose effect is not known is not done. */
  deliver(claimed: OutboxEntry[], sendable: ReadonlyMap<string, Sendable>, present?: Tracker): Promise<Map<string, EffectResult>>;
  /** HMACs of the addresses an effect went to; none without a salt. */
  recipientsOf(key: string): string[];
  close(): Promise<void>;
}

const notKnown: EffectResult = {
  state: 'unknown',
  reason: 'it cannot be made again: the commits it was planned from are gone, or give something else now',
};

/** Opens it; nothing is connected to before something is to be sent. */
export async function openDelivery(world: RunWorld): Promise<Delivery> {
  const { terminal, given, repository } = world;
  const addresses = new Map<string, string[]>();
  const mails = openMails(world, (key, to) => addresses.set(key, to));
  let desk: IssueDesk | undefined;
  const openDesk = async (): Promise<IssueDesk | EffectResult> => {
    const github = gitHubFrom(terminal.environment);
    if ('missing' in github) return { state: 'later', reason: `GitHub cannot be asked: ${tellMissing(github.missing)}` };
    const { openIssueDesk } = await import('../store/github-issues.ts');
    desk ??= openIssueDesk(github, terminal.now);
    return desk;
  };
  return {
    async deliver(claimed, sendable, present) {
      const results = new Map<string, EffectResult>();
      const notices: Sendable[] = [];
      for (const { key } of claimed) {
        const one = sendable.get(key);
        if (!one) results.set(key, notKnown);
        else if (present && !isWanted(one, present))
          results.set(key, { state: 'failed', reason: 'its rule was removed or switched off before it was sent' });
        else if (one.planned.effect.kind === 'notice') notices.push(one);
        else results.set(key, await carefully(() => send(one)));
      }
      for (const [, ofPerson] of Map.groupBy(notices, ({ planned }) => (planned.effect as NoticeEffect).person))
        await tell(ofPerson, results);
      return results;
    },
    recipientsOf: (key) =>
      given.salt === undefined ? [] : (addresses.get(key) ?? []).map((address) => hmacSha256(given.salt ?? '', address.toLowerCase())),
    close: () => mails.close(),
  };

  async function send({ planned, plan }: Sendable): Promise<EffectResult> {
    const { effect, key, subject } = planned;
    switch (effect.kind) {
      case 'email':
        return mails.send(effect, { planned, plan });
      case 'webhook': {
        const { postWebhook } = await import('../store/webhook.ts');
        return postWebhook(effect, {
          ...(effect.urlSecret === undefined ? {} : { secretUrl: given.secrets[effect.urlSecret] }),
          key,
          secretValue: effect.secret === undefined ? undefined : given.secrets[effect.secret],
          now: terminal.now,
          allowedHosts: plan.tracker.workspace.webhookHosts,
          ...(world.loopbackPort === undefined ? {} : { loopbackPort: world.loopbackPort }),
        });
      }
      case 'issue': {
        const opened = await openDesk();
        if ('state' in opened) return opened;
        return opened.act(effect, { key, records: subject ? [recordName(subject), ...earlierNames(subject)] : [] });
      }
      case 'notice':
        return notKnown;
      default:
        return effect satisfies never;
    }
  }

  /** All that one person is told in this run, in one mail, or by a mention on GitHub for each record. */
  async function tell(notices: Sendable[], results: Map<string, EffectResult>): Promise<void> {
    const [first] = notices;
    if (!first) return;
    const { plan } = first;
    const key = (first.planned.effect as NoticeEffect).person;
    const person = plan.tracker.workspace.people.get(key);
    const mark = (of: Sendable[], result: EffectResult) => {
      for (const { planned } of of) results.set(planned.key, result);
    };
    if (!person || person.notify === 'none')
      return mark(notices, { state: 'sent', reason: person ? `${key} wants no notices` : `${key} is no person of the workspace any more` });
    const languages = await loadMessages();
    const { composeNotices, composeMentions } = await import('../engine/message/notice.ts');
    const links = recordLinks(repository, plan.tracker, terminal);
    const context = {
      workspace: plan.tracker.workspace,
      languages,
      titleOf: (record: string) => plan.find(record)?.title,
      linkOf: (record: string) => {
        const found = plan.find(record);
        return found && links(found);
      },
    };
    const asked = notices.map(({ planned }) => ({
      effect: planned.effect as NoticeEffect,
      ...(planned.record ? { record: planned.record } : {}),
    }));
    if (person.notify === 'email' && given.smtp !== undefined) {
      const { subject, body } = composeNotices(asked, person, context);
      const effect = { kind: 'email' as const, to: [`@${key}`], cc: [], bcc: [], subject, body, attachments: [] };
      const code = person.language ?? plan.tracker.workspace.languages[0] ?? 'en';
      return mark(notices, await carefully(() => mails.send(effect, first, code)));
    }
    for (const [record, own] of Map.groupBy(notices, ({ planned }) => planned.record)) {
      const opened = await openDesk();
      if ('state' in opened) {
        mark(own, opened);
        continue;
      }
      const subject = own[0]?.planned.subject;
      const { title, body } = composeMentions(
        own.map(({ planned }) => ({ effect: planned.effect as NoticeEffect, ...(record ? { record } : {}) })),
        record,
        context,
      );
      const message = {
        keys: own.map(({ planned }) => planned.key),
        records: record === undefined ? [] : [record, ...(subject ? earlierNames(subject) : [])],
        people: [person.github ?? key],
        text: body,
        title,
      };
      mark(own, await carefully(() => opened.tell(message)));
    }
  }
}

/** Whether the rule that asked for it is still there; those that are built in always are. */
function isWanted({ planned, plan }: Sendable, { automations }: Tracker): boolean {
  const wasWritten = plan.tracker.automations.some(({ name }) => name === planned.rule);
  return !wasWritten || automations.some(({ name, enabled }) => name === planned.rule && enabled);
}

/** What goes wrong in a way nobody thought of is told, and nobody knows then whether it was done. */
async function carefully(act: () => Promise<EffectResult>): Promise<EffectResult> {
  try {
    return await act();
  } catch (error) {
    return { state: 'unknown', reason: error instanceof Error ? error.message : String(error) };
  }
}
