import type { StageConfig } from '../render/stage.ts';
import type { View } from '../view.ts';
import { openStage } from './stage.ts';

const views = import.meta.glob<{ default: View }>('../views/*.ts');

const root = document.getElementById('stage');
if (root) await begin(root);

/** Brings the page's view to life; without its data it stays as it was built. */
async function begin(root: HTMLElement): Promise<void> {
  const config: StageConfig = JSON.parse(root.dataset['config'] ?? '{}');
  const load = views[`../views/${config.view}.ts`];
  if (!load) return;
  const { default: view } = await load();
  await openStage(root, config, view);
  document.documentElement.dataset['ready'] = 'view';
}
