import { type AheadOptions, lookAhead } from './git-ahead.ts';
import type { RepositoryFacts } from './repository-facts.ts';
import { talkBack } from './store/worker.ts';

const { data, say } = talkBack<AheadOptions, never, RepositoryFacts>();
await lookAhead(data, say);
