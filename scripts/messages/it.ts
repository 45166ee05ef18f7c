import type { MessageLanguage } from '../model/message-language.ts';

export default {
  sentences: {
    assigned: 'Le è stato assegnato quanto segue: {record}.',
    'assigned-by': '{by} Le ha assegnato {record}.',
    mentioned: '{by} La menziona in {record}.',
    'mentioned-in-comment': '{by} La menziona in un commento a {record}: «{text}»',
    commented: '{by} ha commentato {record}: «{text}»',
    due: 'Scadenza di {record}: {due}.',
    late: 'La scadenza di {record} era {due}; non risulta ancora concluso.',
    reminded: 'Promemoria: {record}.',
    'reminded-due': 'Promemoria: {record}, scadenza {due}.',
  },
  subject: { one: '{count} avviso da {tracker}', many: '{count} di avvisi da {tracker}', other: '{count} avvisi da {tracker}' },
  greeting: 'Buongiorno {name},',
  intro: { one: "c'è una novità per Lei in {tracker}:", other: 'ci sono {count} novità per Lei in {tracker}:' },
  why: 'Riceve questo messaggio perché {tracker} La annovera tra le sue persone. Che cosa Le viene inviato, e come, è scritto nel suo workspace.yml.',
  sentBy: 'Inviato dalla regola «{rule}» di {tracker}.',
  sentByTracker: 'Inviato da {tracker}.',
} satisfies MessageLanguage;
