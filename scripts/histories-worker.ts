import { keepHistories } from './histories-ahead.ts';
import { talkBack } from './store/worker.ts';

await keepHistories(talkBack<string, never, never>().data);
