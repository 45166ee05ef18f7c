import sheet from '../styles/touch.css?url';
import { actionsButton } from './moves.ts';
import { bringSheet } from './sheet.ts';
import type { Stage } from './stage.ts';
import { linkOf } from './walk.ts';

/** Where no pointer hovers, each card that one sees has its own button for what can be done with it; a tap beside it still opens the record. */
export async function offerActions(stage: Stage): Promise<void> {
  const { root, onDraw, learnMore } = stage;
  await Promise.all([learnMore(), bringSheet(sheet)]);
  const sight = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      const button = target.querySelector(':scope > .dots');
      if (!isIntersecting) button?.remove();
      else if (!button) target.append(actionsButton(stage, linkOf(target)?.textContent ?? ''));
    }
  });
  const watch = (): void => {
    sight.disconnect();
    for (const card of root.querySelectorAll('.board [data-a]')) sight.observe(card);
  };
  watch();
  root.addEventListener('woad:drawn', watch);
  onDraw(watch);
}
