import type { MessageLanguage } from '../model/message-language.ts';

export default {
  sentences: {
    assigned: 'Se le ha asignado {record}.',
    'assigned-by': '{by} le ha asignado {record}.',
    mentioned: '{by} le ha mencionado en {record}.',
    'mentioned-in-comment': '{by} le ha mencionado en un comentario de {record}: «{text}»',
    commented: '{by} ha comentado {record}: «{text}»',
    due: '{record} vence el {due}.',
    late: '{record} venció el {due} y sigue pendiente.',
    reminded: 'Recordatorio de {record}.',
    'reminded-due': 'Recordatorio de {record}, que vence el {due}.',
  },
  subject: { one: '{count} aviso de {tracker}', many: '{count} de avisos de {tracker}', other: '{count} avisos de {tracker}' },
  greeting: 'Hola, {name}:',
  intro: { one: 'Hay una novedad para usted en {tracker}:', other: 'Hay {count} novedades para usted en {tracker}:' },
  why: 'Recibe este mensaje porque {tracker} le cuenta entre sus personas. En su workspace.yml se decide qué avisos recibe y cómo.',
  sentBy: 'Enviado por la regla «{rule}» de {tracker}.',
  sentByTracker: 'Enviado por {tracker}.',
} satisfies MessageLanguage;
