/** Addresses of the site's pages and files below a base that begins and ends with "/"; every part is percent-encoded once. Pages of a second language stand below its name, files and data do not. */
export interface Addresses {
  base: string;
  home: string;
  /** A view of a board; without one, its first. */
  board(address: string, view?: string): string;
  record(address: string): string;
  person(key: string): string;
  file(address: string): string;
  /** A page of the program itself: `docs/`, `search/`. */
  page(path: string): string;
  /** A file or data file of the site, the same in all languages: `theme.js`, `boards/sales.csv`; each part not yet encoded. */
  data(path: string): string;
  /** The same page in another language; `prefix` is that language's, empty for the first. `path` stands below the base, encoded. */
  in(prefix: string, path: string): string;
}

/** The addresses below a base, whatever slashes it was written with; `prefix` is empty for the first language. */
export function addressesBelow(base: string, prefix = ''): Addresses {
  const clean = normalBase(base);
  const home = prefix === '' ? clean : `${clean}${prefix}/`;
  return {
    base: clean,
    home,
    board: (address, view = '') => `${home}boards/${encodePath(view === '' ? address : `${address}/${view}`)}/`,
    record: (address) => `${home}records/${encodePath(address)}/`,
    person: (key) => `${home}people/${encodePath(key)}/`,
    file: (address) => `${clean}files/${encodePath(address)}`,
    page: (path) => `${home}${path}`,
    data: (path) => `${clean}${encodePath(path)}`,
    in: (other, path) => `${clean}${other === '' ? '' : `${other}/`}${path}`,
  };
}

/** `x`, `/x`, `/x/` -> `/x/`; nothing -> `/`. */
export function normalBase(base: string): string {
  const parts = base.split('/').filter((part) => part !== '');
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`;
}

/** What encoding leaves as it is, and the slashes between. */
const plain = /^[\w.!~*'()/-]*$/;

/** Each part of a path percent-encoded once. */
export function encodePath(path: string): string {
  return plain.test(path) ? path : path.split('/').map(encodeURIComponent).join('/');
}
