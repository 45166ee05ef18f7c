/** Addresses of the site's pages and files below a base that begins and ends with "/"; every part is percent-encoded once. */
export interface Addresses {
  base: string;
  home: string;
  /** A view of a board; without one, its first. */
  board(address: string, view?: string): string;
  record(address: string): string;
  file(address: string): string;
  /** A page or file of the program itself: `docs/`, `theme.js`. */
  page(path: string): string;
}

/** The addresses below a base, whatever slashes it was written with. */
export function addressesBelow(base: string): Addresses {
  const clean = normalBase(base);
  return {
    base: clean,
    home: clean,
    board: (address, view = '') => `${clean}boards/${encodePath(view === '' ? address : `${address}/${view}`)}/`,
    record: (address) => `${clean}records/${encodePath(address)}/`,
    file: (address) => `${clean}files/${encodePath(address)}`,
    page: (path) => `${clean}${path}`,
  };
}

/** `x`, `/x`, `/x/` -> `/x/`; nothing -> `/`. */
export function normalBase(base: string): string {
  const parts = base.split('/').filter((part) => part !== '');
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
