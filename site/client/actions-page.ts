import './recent.ts';
import { wakeRecord } from './actions.ts';

wakeRecord(document);
