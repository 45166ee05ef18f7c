const entities: { [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const special = /[&<>"']/;
const specials = /[&<>"']/g;

/** Text as it stands in HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(specials, (char) => entities[char] ?? char) : text;
}

/** ` name="value"` for each that has a value; `true` gives the bare name. Names are the caller's, never a record's. */
export function attributes(values: { [name: string]: string | number | boolean | undefined }): string {
  let html = '';
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value === undefined || value === false) continue;
    html += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  }
  return html;
}
