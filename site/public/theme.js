// Runs before the first paint, so that a chosen theme does not flash; the button is site/client/theme-button.ts.
try {
  const theme = localStorage.getItem('woad-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // storage is switched off: the system's theme it is
}
