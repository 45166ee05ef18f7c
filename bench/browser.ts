import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, startBrowser } from '../site/tests/browser.ts';
import { type BoardSize, measureBoards } from './board-sizes.ts';
import { auditPage, lighthouseWay } from './lighthouse.ts';
