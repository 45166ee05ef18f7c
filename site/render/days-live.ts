import type { LivePlace } from '../view.ts';
import { stepOf } from './days-bar.ts';

/** Follows the links of a view that change its state, without leaving the page; what asks for another tab is left to the browser. */
export function followSteps({ root, change }: Pick<LivePlace, 'root' | 'change'>, signal: AbortSignal): void {
  root.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-set]') : null;
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      change(stepOf(link.dataset['set'] ?? ''));
    },
    { signal },
  );
}
