/** French counts the first of a month as a first, `1er décembre`, which Intl does not know; other dates and languages stay as Intl tells them. */
export function withFirst(date: string, language: string): string {
  return language === 'fr' ? date.replace(/(?<!\d)1(?= \p{L})/u, '1er') : date;
}
