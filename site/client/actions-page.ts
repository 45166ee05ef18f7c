import { wakeRecord } from './actions.ts';

wakeRecord(document);
