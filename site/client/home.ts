import { whoChanged, whoLooks } from './who.ts';

const place = document.querySelector<HTMLElement>('[data-mine]');

/** What draws a person's records is loaded when it is known who looks. */
async function show(mine: HTMLElement): Promise<void> {
  if (whoLooks(document.body.dataset['base'] ?? '/') === undefined) return;
  const { showMine } = await import('./mine-rows.ts');
  await showMine(mine);
}

if (place) {
  whoChanged(() => void show(place));
  void show(place);
}
