import type { MessageLanguage } from '../model/message-language.ts';

export default {
  sentences: {
    assigned: 'Вам поручена запись: {record}.',
    'assigned-by': '{by} поручает Вам: {record}.',
    mentioned: '{by} упоминает Вас здесь: {record}.',
    'mentioned-in-comment': '{by} упоминает Вас в комментарии к записи {record}: «{text}»',
    commented: '{by} комментирует запись {record}: «{text}»',
    due: '{due} наступает срок записи {record}.',
    late: 'Срок записи {record} истёк ({due}), она ещё не выполнена.',
    reminded: 'Напоминание: {record}.',
    'reminded-due': 'Напоминание (срок {due}): {record}.',
  },
  subject: {
    one: '{count} уведомление от {tracker}',
    few: '{count} уведомления от {tracker}',
    many: '{count} уведомлений от {tracker}',
    other: '{count} уведомления от {tracker}',
  },
  greeting: 'Здравствуйте, {name}!',
  intro: {
    one: 'В {tracker} есть {count} новость для Вас:',
    few: 'В {tracker} есть {count} новости для Вас:',
    many: 'В {tracker} есть {count} новостей для Вас:',
    other: 'В {tracker} есть новости для Вас:',
  },
  why: 'Вы получили это письмо, потому что {tracker} числит Вас среди своих участников. О чём и как Вам сообщать, задано в файле workspace.yml.',
  sentBy: 'Отправлено правилом «{rule}» ({tracker}).',
  sentByTracker: 'Отправитель: {tracker}.',
} satisfies MessageLanguage;
