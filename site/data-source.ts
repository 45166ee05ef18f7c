/** Beginnings of addresses on GitHub. */
export interface GitHubPlaces {
  /** `https://github.com/owner/name/edit/branch/`, ends with "/". */
  edit: string;
  /** `https://github.com/owner/name/new/branch?filename=`, to which the path is added with every character encoded. */
  create: string;
  /** `https://github.com/owner/name/upload/branch/`, ends with "/". */
  upload: string;
  /** `https://github.com/owner/name/commits/branch/`, ends with "/": the commits that changed a path. */
  history: string;
  /** `https://github.com/owner/name/edit/branch/site/docs/`, where these pages of the documentation lie in the same repository. */
  docs?: string;
}

/** Which commit the pages were made from, when that was made, and when they were (UTC, ISO 8601). */
export interface Stamp {
  commit?: string;
  committed?: string;
  at: string;
}
