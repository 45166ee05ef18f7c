import { openChoices } from './choices.ts';
import { recall } from './remember.ts';
import type { Stage } from './stage.ts';
import { chooseWho } from './who.ts';

/** Shows only what is assigned to the one who looks, or all again; the first time it asks who that is. */
export function toggleMine(stage: Stage, anchor: HTMLElement): void {
  const { context } = stage;
  const me = recall(context.to.base, 'me');
  if (me === undefined || !context.people.has(me)) {
    askWho(stage, anchor);
    return;
  }
  const { only } = stage.model().state;
  const isMine = only.get('assignees')?.join() === me;
  const rest = [...only].filter(([key]) => key !== 'assignees');
  stage.change({ only: new Map(isMine ? rest : [...rest, ['assignees', [me]]]) });
}

/** Asks who one is, among the people of the workspace, and remembers it on this device. */
export function askWho(stage: Stage, anchor: HTMLElement): void {
  const { words, people, to } = stage.context;
  const choices = [...people.values()].filter(({ team }) => !team).map(({ key, name }) => ({ value: key, title: name }));
  openChoices(words, anchor, words.say('filter.who'), choices, 'button', (key) => {
    chooseWho(to.base, key);
    stage.change({ only: new Map([...stage.model().state.only, ['assignees', [key]]]) });
  });
}
