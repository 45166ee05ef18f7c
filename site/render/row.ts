import type { SiteRecord } from '../data.ts';
import { cardChips, cardFault, cardMeta } from './card.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';

/** A record on one line: title, tags, and what it holds. */
export function renderRow(record: SiteRecord, context: RenderContext): string {
  const classes = ['row', record.done && 'done'].filter(Boolean).join(' ');
  const title = `<h3><a href="${context.to.record(record.address)}" dir="auto">${escapeHtml(record.title)}</a></h3>`;
  const parts = [title, cardFault(record, context), cardChips(record, context), cardMeta(record, context)];
  return `<article${attributes({ class: classes, 'data-c': record.color })}>${parts.join('')}</article>`;
}
