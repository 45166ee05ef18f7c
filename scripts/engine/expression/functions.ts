import type { ExpressionFunction } from './define.ts';
import { ofDates } from './of-dates.ts';
import { ofLists } from './of-lists.ts';
import { ofNumbers } from './of-numbers.ts';
import { ofText } from './of-text.ts';

/** All functions, by the name before the brackets. */
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map([...ofDates, ...ofNumbers, ...ofText, ...ofLists]);
