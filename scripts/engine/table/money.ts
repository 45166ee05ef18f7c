/** A cell as an amount: its number as it was written, and the currencies that its sign may mean; none where it bears no sign. */
export interface Amount {
  number: string;
  sign: string;
  currencies: string[];
}

/** Signs of currencies by what they may mean, the likeliest first. A sign alone is not sure where several countries use it equally. */
const signs: { [code: string]: string } = {
  EUR: '€ euro euros',
  GBP: '£',
  USD: '$ us$ usd$',
  CAD: 'ca$ c$',
  AUD: 'au$ a$',
  NZD: 'nz$',
  HKD: 'hk$',
  SGD: 's$',
  MXN: 'mx$',
  BRL: 'r$',
  CHF: 'fr. sfr. sfr',
  SEK: 'kr kr. :-',
  NOK: 'kr kr.',
  DKK: 'kr kr.',
  ISK: 'kr kr.',
  JPY: '¥ 円',
  CNY: '¥ 元',
  PLN: 'zł',
  CZK: 'kč',
  HUF: 'ft',
  RON: 'lei',
  RUB: '₽ руб руб. р.',
  UAH: '₴ грн грн.',
  TRY: '₺',
  INR: '₹',
  ILS: '₪',
  KRW: '₩',
  VND: '₫',
};
/** Who else writes money with the sign of dollars. */
const dollars = ['CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'MXN'];
const longest = 40;

const bySign = new Map<string, string[]>();
for (const [code, all] of Object.entries(signs)) for (const sign of all.split(' ')) bySign.set(sign, [...(bySign.get(sign) ?? []), code]);

let codes: Set<string> | undefined;

/** Whether a text is the code of a currency: `EUR`. */
export function isCurrency(code: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes.has(code);
}

/** What a sign or a code may mean; nothing for what is none. */
function currenciesOf(word: string): string[] {
  return isCurrency(word) ? [word] : (bySign.get(word.toLowerCase()) ?? []);
}

/** A cell such as `1.234,50 €`, `CHF 1'200.-` or `-$99` in its parts; undefined for what is no amount. */
export function amountIn(cell: string): Amount | undefined {
  const text = cell.trim();
  if (text.length > longest) return undefined;
  const parts = /^([^\d]*)(\d(?:[\d.,'’\u00a0\u202f ]*\d)?)(?:[.,] ?[-–—]{1,2})?([^\d]*)$/u.exec(text);
  if (!parts) return undefined;
  const [, written = '', core = '', behind = ''] = parts;
  const before = written.replace(/[-−]/, '').trim();
  const sign = before === '' ? behind.trim() : before;
  if (before !== '' && behind.trim() !== '') return undefined;
  const number = (/[-−]/.test(written) ? '-' : '') + core;
  if (sign === '') return core === text.replace(/^[-−]/, '') ? { number, sign, currencies: [] } : undefined;
  const currencies = currenciesOf(sign);
  return currencies.length === 0 ? undefined : { number, sign, currencies };
}

/** The currency of an amount: the first that is preferred where its sign may mean that, else the only one it means; undefined where several are meant. */
export function currencyOf({ sign, currencies }: Amount, preferred: string[]): string | undefined {
  const others = sign === '$' ? [...currencies, ...dollars] : currencies;
  return preferred.find((code) => others.includes(code)) ?? (currencies.length === 1 ? currencies[0] : undefined);
}

/** The currency that a heading says: `Price (€)`, `Betrag in EUR`, `Total [USD]`. */
export function currencyInHeading(heading: string): string | undefined {
  const word = /[([]([^()[\]]{1,5})[)\]]\s*$|\bin ([A-Z]{3}|€)$/u.exec(heading);
  const meant = currenciesOf((word?.[1] ?? word?.[2] ?? '').trim());
  return meant.length === 1 ? meant[0] : undefined;
}
