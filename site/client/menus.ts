const opened = 'details:is(.menu, .picker)[open]';

// Menus close when one looks elsewhere, and on Escape, which gives the focus back.
addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(opened))
    if (!(target instanceof Node) || !menu.contains(target)) menu.open = false;
});
addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  const menu = document.querySelector<HTMLDetailsElement>(opened);
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});
// Another language shows the same page as it stands: its filters too.
for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a'))
  link.addEventListener('click', () => {
    link.search = location.search;
    link.hash = location.hash;
  });
