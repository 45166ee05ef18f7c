import type { MessageLanguage } from '../model/message-language.ts';

export default {
  sentences: {
    assigned: '{record} was assigned to you.',
    'assigned-by': '{by} assigned {record} to you.',
    mentioned: '{by} mentioned you in {record}.',
    'mentioned-in-comment': '{by} mentioned you in a comment on {record}: “{text}”',
    commented: '{by} commented on {record}: “{text}”',
    due: '{record} is due on {due}.',
    late: '{record} was due on {due} and is not done yet.',
    reminded: 'A reminder of {record}.',
    'reminded-due': 'A reminder of {record}, which is due on {due}.',
  },
  subject: { one: '{count} notice from {tracker}', other: '{count} notices from {tracker}' },
  greeting: 'Hello {name},',
  intro: { one: 'there is news for you in {tracker}:', other: 'there is news for you in {tracker}:' },
  why: 'You receive this because {tracker} names you among its people. What you are told, and how, is set in its workspace.yml.',
  sentBy: 'Sent by the rule “{rule}” of {tracker}.',
  sentByTracker: 'Sent by {tracker}.',
  table: { none: 'No records.', more: 'And {count} more.', yes: 'yes', no: 'no', keys: {} },
} satisfies MessageLanguage;
