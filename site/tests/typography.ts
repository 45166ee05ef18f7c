const everywhere: [RegExp, string][] = [
  [/\.\.\./, 'three dots for …'],
  [/"/, 'a straight quotation mark'],
  [/\p{L}'[\p{L}0]/u, 'a straight apostrophe'],
  [/\s-\s/, 'a hyphen for a dash'],
];

const slips: { [language: string]: [RegExp, string][] } = {
  es: [
    [/(?<!¿[^?]*)\?/, 'a ? without ¿'],
    [/(?<!¡[^!]*)!/, 'a ! without ¡'],
    [/[“”]/, 'English quotation marks'],
    [/(?<!\p{L})(tú|tu|tus|te|contigo)(?!\p{L})/iu, 'tú for usted'],
  ],
  fr: [
    [/(?<![\u202f!?])[;!?]/, 'no narrow no-break space before ; ! ?'],
    [/(?<!\u00a0)(?<!-\w+):(?!\/\/)/, 'no no-break space before :'],
    [/«(?!\u00a0)|(?<!\u00a0)»/, 'no no-break space inside « »'],
    [/[“”]/, 'English quotation marks'],
    [/(?<!\p{L})(tu|te|toi|ton|tes)(?!\p{L})/iu, 'tu for vous'],
  ],
  it: [
    [/[“”]/, 'English quotation marks'],
    [/(?<!\p{L})(perchè|poichè|nè|sè|E’)(?!\p{L})/u, 'a wrong accent'],
    [/(?<!\p{L})(tu|ti|tuo|tua|tuoi|tue)(?!\p{L})/iu, 'tu for Lei'],
  ],
  ru: [
    [/[“”]/, 'English quotation marks'],
    [/[a-z][а-яё]|[а-яё][a-z]/iu, 'Latin and Cyrillic letters in one word'],
    [/(?<!\p{L})(еще|ее|нее|чье|мое|твое|идет|придет|найдет|берет|ждет)(?!\p{L})/iu, 'е for ё'],
    [/(?<!\p{L})(вы|вас|вам|вами|ваш\p{L}*)(?!\p{L})/u, 'вы without its capital'],
    [/(?<!\p{L})(ты|тебе|тебя|твой|твоя)(?!\p{L})/iu, 'ты for Вы'],
  ],
};

/** What is written wrong in a text of a language, as far as a machine can tell; `{names}` in it count as a digit. */
export function slipsIn(text: string, language: string): string[] {
  const plain = text.replace(/\{\w+\}/g, '0');
  return [...everywhere, ...(slips[language] ?? [])].filter(([slip]) => slip.test(plain)).map(([, what]) => `${what}: ${text}`);
}
