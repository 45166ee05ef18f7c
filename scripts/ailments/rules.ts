import type { Ailment } from '../model/ailment.ts';

export default {
  summary: 'Rules that are not run because something in them is wrong: a recipient or host that is not allowed, an unknown name.',
  *find({ faults }) {
    for (const fault of faults) {
      yield { severity: 'error', found: fault, remedy: 'mend the line; npx woad check names all that is wrong' };
    }
  },
} satisfies Ailment;
