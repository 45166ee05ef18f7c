/** What stands small below a mail: why it came, and where people find what it is about. */
export interface MailFooter {
  sentence?: string;
  link?: { url: string; text: string };
}

interface Page {
  subject: string;
  /** Of the text: `en`. */
  language: string;
  /** HTML that is safe already. */
  body: string;
  footer: MailFooter;
}

const letters = "font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** A mail as HTML that loads nothing. It names no colour for paper and ink, so that a mail program shows it light or dark as its reader likes. */
export function drawPage({ subject, language, body, footer }: Page): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;${letters}">
<div style="max-width:640px;margin:0 auto;overflow-wrap:break-word">
${body}${drawFooter(footer)}</div>
</body>
</html>
`;
}

function drawFooter({ sentence, link }: MailFooter): string {
  const lines = [
    ...(sentence === undefined ? [] : [escapeHtml(sentence)]),
    ...(link ? [`<a href="${escapeHtml(link.url)}" style="color:#2f7de1">${escapeHtml(link.text)}</a>`] : []),
  ];
  if (lines.length === 0) return '';
  return `<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid rgba(128,128,128,.4);font-size:13px;opacity:.75">${lines.join('<br>\n')}</p>\n`;
}

const entities: { [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
