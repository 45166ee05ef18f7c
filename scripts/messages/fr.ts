import type { MessageLanguage } from '../model/message-language.ts';

export default {
  sentences: {
    assigned: '{record} vous a été confié.',
    'assigned-by': '{by} vous a confié {record}.',
    mentioned: '{by} vous mentionne dans {record}.',
    'mentioned-in-comment': '{by} vous mentionne dans un commentaire sur {record} : « {text} »',
    commented: '{by} a commenté {record} : « {text} »',
    due: 'Échéance de {record} : {due}.',
    late: "L'échéance de {record} était le {due} ; ce n'est pas encore terminé.",
    reminded: 'Rappel : {record}.',
    'reminded-due': 'Rappel : {record}, échéance le {due}.',
  },
  subject: {
    one: '{count} notification de {tracker}',
    many: '{count} de notifications de {tracker}',
    other: '{count} notifications de {tracker}',
  },
  greeting: 'Bonjour {name},',
  intro: { one: 'il y a du nouveau pour vous dans {tracker} :', other: 'il y a du nouveau pour vous dans {tracker} :' },
  why: 'Vous recevez ce message parce que {tracker} vous compte parmi ses membres. Son fichier workspace.yml décide de ce qui vous est envoyé, et comment.',
  sentBy: 'Envoyé par la règle « {rule} » de {tracker}.',
  sentByTracker: 'Envoyé par {tracker}.',
} satisfies MessageLanguage;
