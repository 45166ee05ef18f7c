import { identityOf } from '../engine/automate/effects.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { EffectResult, EmailEffect } from '../model/effect.ts';
import type { TrackerRecord } from '../model/record.ts';
import { textIn } from '../model/value.ts';
import { sha256 } from '../store/digest.ts';
import { openCommit } from '../store/git-files.ts';
import type { MailServer } from '../store/mail.ts';
import { loadMessages } from './messages.ts';
import type { Sendable } from './plan.ts';
import { recordLinks } from './record-links.ts';
import type { RunWorld } from './world.ts';

/** The mails of one run, through one connection. */
export interface Mails {
  /** Sends one, in a language (the first of the workspace); who may not be written to is not written to. */
  send(effect: EmailEffect, from: Sendable, language?: string): Promise<EffectResult>;
  close(): Promise<void>;
}

/** Opens them; the server is connected to when the first goes out. `went` is told the addresses of each that was tried. */
export function openMails(world: RunWorld, went: (key: string, addresses: string[]) => void): Mails {
  let server: MailServer | undefined;
  return {
    async send(effect, { planned, plan }, language = plan.tracker.workspace.languages[0] ?? 'en') {
      const { workspace } = plan.tracker;
      const { smtp } = world.given;
      if (smtp === undefined) return { state: 'later', reason: 'the secret SMTP_URL is not set, so no mail goes out' };
      if (workspace.email.from === undefined) return { state: 'failed', reason: 'workspace.yml names no sender: email.from' };
      const [{ resolveRecipients }, { countRefused, mayWriteTo }, { composeEmail }, { openMailServer, sendMail }] = await Promise.all([
        import('../engine/message/recipients.ts'),
        import('../engine/message/allow.ts'),
        import('../engine/message/email.ts'),
        import('../store/mail.ts'),
      ]);
      const resolved = resolveRecipients(effect, workspace.people);
      if ('problem' in resolved) return { state: 'failed', reason: resolved.problem };
      const record = planned.record === undefined ? undefined : (plan.find(planned.record) ?? planned.subject);
      const people = [...workspace.people.values()].flatMap(({ email }) => email ?? []);
      const context = { people, ...(record ? { record } : {}) };
      const refused = countRefused(resolved, workspace.email.allow, context);
      const count = resolved.to.length + resolved.cc.length + resolved.bcc.length;
      if (refused > 0)
        return {
          state: 'failed',
          reason: `${refused} of ${count} addresses may not be written to: email.allow of workspace.yml does not name them`,
        };
      if (resolved.replyTo !== undefined && !mayWriteTo(resolved.replyTo, workspace.email.allow, context))
        return { state: 'failed', reason: 'reply_to is not an address that email.allow of workspace.yml names' };
      const languages = await loadMessages();
      const words = languages.get(language) ?? languages.get('en');
      if (!words) return { state: 'failed', reason: `there are no messages in ${language}` };
      const rule = plan.tracker.automations.find(({ name }) => name === planned.rule);
      const links = recordLinks(world.repository, plan.tracker, world.terminal);
      const link = record && links(record);
      const message = composeEmail(resolved, {
        key: planned.key,
        from: workspace.email.from,
        tracker: textIn(workspace.title, language),
        people,
        ...(rule ? { rule: { name: rule.name, title: textIn(rule.title, language) } } : {}),
        ...(record ? { record: { identity: identityOf(record), title: record.title } } : {}),
        ...(link === undefined ? {} : { link }),
        language: { code: language, words },
        files: filesOf(record, world, plan.head),
        find: (name) => {
          const found = plan.find(name);
          const url = found && links(found);
          return found && { text: found.title, ...(url === undefined ? {} : { url }) };
        },
        digest: sha256,
      });
      if ('problem' in message) return { state: 'failed', reason: message.problem };
      try {
        server ??= openMailServer(smtp);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        return { state: 'later', reason: error.message };
      }
      went(planned.key, [...message.to, ...message.cc, ...message.bcc]);
      return sendMail(server, message);
    },
    async close() {
      if (server) await (await import('../store/mail.ts')).closeMailServer(server);
    },
  };
}

/** The files of a record as they stand in a commit, by name; each is read when it is asked for. */
function filesOf(record: TrackerRecord | undefined, { repository }: RunWorld, head: string): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (!record || record.files.length === 0) return found;
  const files = openCommit(repository, head, []);
  for (const { name, path } of record.files) {
    const bytes = files.read(path);
    if (bytes) found.set(name, bytes);
  }
  return found;
}
