import { join, relative, resolve } from 'node:path';
import type { SiteOptions } from '../../site/options.ts';
import { readArguments } from '../arguments.ts';
import { cataloguesRoot } from '../catalogue.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';
import { checkBase, checkOrigin } from '../site-address.ts';
import { meetGit } from '../store/git-wait.ts';
import { realPathOf, withOutFolder } from '../store/out-folder.ts';
import { withScratch } from '../store/scratch.ts';
import { tellTrouble } from '../store/trouble.ts';
import { safeLine } from '../terminal/text.ts';

/** What a build puts into its folder before all else. */
const begun = ['icon-touch.png', 'icon.png', 'theme.js'];
/** Folders of a tracker in which everything is read, or is another's. */
const taken = ['records', 'lists', 'automations', '.git', '.cache', '.github'];
const usage = `build [--out DIR] [--base PATH] [--origin ADDRESS] [--audience public|members]
  woad build --base /tracker/ --origin https://tracker.example.org
  --base is the path that the site lies under, --origin the beginning of its address, which feeds and the sitemap need
  --audience members builds also what is private, for a place that only members can reach`;

export default {
  summary: 'Builds the site: static pages for any web server, dist/ unless told where.',
  usage,
  async run(args, terminal) {
    const began = performance.now();
    const { text } = readArguments(args, { text: ['out', 'base', 'origin', 'audience'], words: [0, 0], usage });
    const root = rootOf(terminal, text.get('root'));
    const audience = text.get('audience') ?? 'public';
    if (audience !== 'public' && audience !== 'members')
      throw new UsageError(`"${audience}" is not an audience; expected public or members`);
    const out = text.has('out') ? resolve(terminal.folder, text.get('out') ?? '') : join(root, 'dist');
    const base = checkBase(text.get('base'));
    const origin = checkOrigin(text.get('origin'));
    checkBase(terminal.environment['WOAD_BASE'], 'WOAD_BASE');
    checkOrigin(terminal.environment['WOAD_ORIGIN'], 'WOAD_ORIGIN');
    const options = {
      root,
      audience,
      environment: terminal.environment,
      ...(base === undefined ? {} : { base }),
      ...(origin === undefined ? {} : { origin }),
    } satisfies SiteOptions;
    const { boards, records, files, faults, heldBack, warnings } = await withOutFolder(
      out,
      (names) => refuseOthersFolder(out, root, names),
      ({ fill }) =>
        withScratch(join(cataloguesRoot, '../site/.astro'), async (scratch) => {
          await meetGit(root);
          // it takes the place of an earlier one when it is whole
          const near = join(scratch, 'dist');
          const summary = await buildIn(scratch, { ...options, out: near });
          await fill(near);
          return summary;
        }),
    );
    for (const { board, path } of heldBack)
      terminal.complain(
        `${safeLine(`the board ${board} is left out: ${path} does not say clearly what is private; woad check tells more`)}\n`,
      );
    for (const line of warnings) terminal.complain(`${safeLine(line)}\n`);
    if (faults > 0) terminal.complain(`${count(faults, 'fault')} in the files, shown on the pages; woad check names them all\n`);
    const counted = `${count(boards, 'board')}, ${count(records, 'record')}, ${count(files, 'file')}`;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    terminal.write(`built ${counted} -> ${relative(terminal.folder, out) || '.'} in ${seconds} s\n`);
    return 0;
  },
} satisfies Command;

async function buildIn(scratch: string, options: SiteOptions) {
  const { buildSite } = await import('../../site/astro.ts');
  try {
    return await buildSite(options, scratch);
  } catch (error) {
    throw tellTrouble(error, 'the site was not built');
  }
}

/** Building empties the folder: only one that is empty, not there, or an earlier build may be given. */
function refuseOthersFolder(out: string, root: string, names: readonly string[]): void {
  const [place, tracker] = [realPathOf(out), realPathOf(root)];
  const inside = relative(place, tracker);
  if (inside === '' || !inside.startsWith('..'))
    throw new UsageError(`${out} holds the tracker itself; building empties the folder it writes to`);
  const [folder = ''] = relative(tracker, place).split(/[\\/]/);
  if (taken.includes(folder))
    throw new UsageError(`${out} lies in ${folder}/ of the tracker, where it would be taken for a part of it; name a folder elsewhere`);
  if (!isBuild(names)) {
    throw new UsageError(
      `${out} holds other files; building empties the folder it writes to: name an empty one, or one that an earlier build made`,
    );
  }
}

/** Whether nothing but a build put these names there; one that was stopped has copied `site/public` first, and may have come no further. */
export function isBuild(names: readonly string[]): boolean {
  if (names.includes('_astro')) return names.includes('404.html') || begun.every((name) => names.includes(name));
  return names.every((name) => begun.includes(name));
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}
