interface Near {
  /** By how many days from now. */
  days: { [days: string]: string };
  /** What is told of none, then the forms of a number of them; `#` stands for it. */
  minute: string[];
  hour: string[];
  day: string[];
}

/** How languages tell what is near, as Intl does, but for "this minute": a browser takes 5 to 10 ms for its first table of Intl, which most pages then never need. */
const told: { [language: string]: Near } = {
  en: {
    days: { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' },
    minute: ['just now', '# minute ago', '# minutes ago'],
    hour: ['', '# hour ago', '# hours ago'],
    day: ['', '', '# days ago'],
  },
  es: {
    days: { '-2': 'anteayer', '-1': 'ayer', 0: 'hoy', 1: 'mañana' },
    minute: ['ahora mismo', 'hace # minuto', 'hace # minutos'],
    hour: ['', 'hace # hora', 'hace # horas'],
    day: ['', '', 'hace # días'],
  },
  fr: {
    days: { '-2': 'avant-hier', '-1': 'hier', 0: 'aujourd’hui', 1: 'demain' },
    minute: ['à l’instant', 'il y a # minute', 'il y a # minutes'],
    hour: ['', 'il y a # heure', 'il y a # heures'],
    day: ['', '', 'il y a # jours'],
  },
  it: {
    days: { '-2': 'l’altro ieri', '-1': 'ieri', 0: 'oggi', 1: 'domani' },
    minute: ['proprio ora', '# minuto fa', '# minuti fa'],
    hour: ['', '# ora fa', '# ore fa'],
    day: ['', '', '# giorni fa'],
  },
  ru: {
    days: { '-2': 'позавчера', '-1': 'вчера', 0: 'сегодня', 1: 'завтра' },
    minute: ['только что', '# минуту назад', '# минуты назад', '# минут назад'],
    hour: ['', '# час назад', '# часа назад', '# часов назад'],
    day: ['', '', '# дня назад', '# дней назад'],
  },
};

/** `yesterday`, `4 minutes ago`; undefined for what is not near, or in a language that is not told here. */
export function sayNear(value: number, unit: string, locale: string): string | undefined {
  const language = locale.replace(/-.*$/, '');
  const near = Object.hasOwn(told, language) ? told[language] : undefined;
  if (!near || (unit !== 'minute' && unit !== 'hour' && unit !== 'day')) return undefined;
  const named = unit === 'day' ? near.days[value] : undefined;
  if (named !== undefined) return named;
  const count = -value;
  if (count < 0 || count >= 60) return undefined;
  const forms = near[unit];
  return forms[count === 0 ? 0 : formOf(count, forms.length - 1)]?.replace('#', String(count)) || undefined;
}

/** Of two forms the first is for one; of three the first is for 1, 21, 31, the second for 2 to 4, 22 to 24. */
function formOf(count: number, forms: number): number {
  if (forms === 2) return count === 1 ? 1 : 2;
  const [last, teens] = [count % 10, count > 10 && count < 20];
  if (teens || last === 0 || last > 4) return 3;
  return last === 1 ? 1 : 2;
}
