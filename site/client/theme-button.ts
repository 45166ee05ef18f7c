const order = ['system', 'light', 'dark'] as const;
type Theme = (typeof order)[number];

const root = document.documentElement;
const current = (): Theme => (root.dataset['theme'] === 'light' || root.dataset['theme'] === 'dark' ? root.dataset['theme'] : 'system');

const buttons = document.querySelectorAll<HTMLElement>('[data-theme-button]');

function show(): void {
  for (const button of buttons) {
    const label = button.dataset[current()] ?? '';
    if (!button.title) {
      if (button.textContent !== label) button.textContent = label;
    } else if (button.title !== label) {
      button.title = label;
      button.setAttribute('aria-label', label);
    }
  }
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

show();
for (const button of buttons)
  button.addEventListener('click', () => {
    choose(order[(order.indexOf(current()) + 1) % order.length] ?? 'system');
    show();
  });
