import type { OpenPage } from './page.ts';
import type { IconName } from './render/icons.ts';
import { viewNamed } from './views.ts';

/** A page over all boards, as the sidebar and, on a phone, the menu lead to it. */
export interface Place {
  /** What a page tells its layout as the current one. */
  name: string;
  address: string;
  icon: IconName;
  title: string;
}

/** The pages over all boards in the order of the sidebar, the workspace's own views last. */
export function placesOf({ site, context: { words, to } }: OpenPage): Place[] {
  const own: [name: string, icon: IconName, title: string][] = [
    ['waiting', 'inbox', words.say('pages.waiting')],
    ['late', 'due', words.say('pages.late')],
    ['calendar', 'calendar', words.say('view.calendar')],
    ['dashboards', 'chart', words.say('pages.dashboards')],
    ['activity', 'activity', words.say('view.activity')],
    ['people', 'people', words.say('pages.people')],
    ['tags', 'tag', words.say('property.tags')],
    ['automations', 'rules', words.say('site.automations')],
    ['docs', 'docs', words.say('site.docs')],
  ];
  return [
    ...own.map(([name, icon, title]): Place => ({ name, address: to.page(`${name}/`), icon, title })),
    ...site.views.map(
      (view): Place => ({
        name: `view/${view.address}`,
        address: to.page(`views/${encodeURIComponent(view.address)}/`),
        icon: viewNamed(view.view)?.icon ?? 'filter',
        title: view.title === undefined ? words.say(`view.${view.view}`) : words.text(view.title),
      }),
    ),
  ];
}
