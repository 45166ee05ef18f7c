import type { Ailment } from '../model/ailment.ts';

/** What the tests run with. */
const usual = 24;

export default {
  summary: 'Another Node than the one this program is tested with, here or in the workflows.',
  *find({ nodeVersion, clone, workflows }) {
    const major = Number(nodeVersion.split('.')[0]);
    if (major < usual) {
      yield {
        severity: 'note',
        found: `this is Node ${nodeVersion}; Woad is tested with Node ${usual}`,
        remedy: `in a checkout, npm run woad -- COMMAND uses the right one; or get Node ${usual} from nodejs.org`,
      };
    }
    const needing = workflows.filter(({ text }) => /node-version-file:\s*\.node-version/.test(text)).map(({ file }) => file);
    if (clone && !clone.hasNodeVersion && needing.length > 0) {
      yield {
        severity: 'error',
        found: `there is no file .node-version, from which ${needing.join(' and ')} take the version of Node: they stop at once`,
        remedy: `make a file .node-version at the top of the repository, with ${usual} in it`,
      };
    }
  },
} satisfies Ailment;
