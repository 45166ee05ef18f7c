const order = ['system', 'light', 'dark'] as const;
type Theme = (typeof order)[number];

const root = document.documentElement;
const current = (): Theme => (root.dataset['theme'] === 'light' || root.dataset['theme'] === 'dark' ? root.dataset['theme'] : 'system');

function show(button: HTMLElement): void {
  const label = button.dataset[current()] ?? '';
  if (button.title === label) return;
  button.title = label;
  button.setAttribute('aria-label', label);
}

function choose(theme: Theme): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem('woad-theme');
    else localStorage.setItem('woad-theme', theme);
  } catch {
    // storage is switched off: the choice holds for this page
  }
}

for (const button of document.querySelectorAll<HTMLElement>('[data-theme-button]')) {
  show(button);
  button.addEventListener('click', () => {
    choose(order[(order.indexOf(current()) + 1) % order.length] ?? 'system');
    show(button);
  });
}
