/** Whether a text may be a phone number, as far as that is known without the numbering plans of all countries; `abroad`: it has to name its country. */
export function isPhone(text: string, abroad: boolean): boolean {
  // behind a letter or one of these signs an extension stands
  const [number = ''] = /^[^\p{L};,#=]*/u.exec(text) ?? [];
  const rest = text.slice(number.length);
  if (rest !== '' && !/^\P{Nd}*\p{Nd}{1,9}$/u.test(rest)) return false;
  if (!/^[+＋]?[\p{Nd}\p{P}\s~]*$/u.test(number)) return false;
  const digits = number.replace(/\P{Nd}/gu, '').length;
  const isWhole = /^[+＋]/.test(number);
  return (isWhole || !abroad) && digits >= (isWhole ? 7 : 4) && digits <= 17;
}
