import { afterAll } from 'vitest';
import { clearLeft } from './left.ts';

// modules outlive the tests of a file, so hooks that they hung up would be those of the first file alone
afterAll(clearLeft);
