import type { ZodType } from 'zod';
import type { Reach } from './effect.ts';
import type { Zod } from './field-type.ts';

/** The schema of the option `repository` of actions on issues. */
export function repositorySchema(z: Zod): ZodType<string | undefined> {
  return z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, { error: 'expected owner/name, written in full' })
    .optional()
    .describe('Another repository than that of the tracker, owner/name.');
}

/** What such an action reaches outside of the tracker's own repository. */
export function repositoryReach({ repository }: { repository?: string | undefined }): Reach[] {
  return repository === undefined ? [] : [{ kind: 'repository', name: repository, option: 'repository' }];
}
