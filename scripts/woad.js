#!/usr/bin/env node
// JavaScript, and nothing else in it: Node starts its TypeScript only where the compile cache has no answer, which saves half the start.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`woad: this is Node ${process.versions.node}; expected 22.18 or newer (in a checkout: npm run woad -- COMMAND)\n`);
  process.exit(2);
}
module.enableCompileCache();
const { startWoad } = await import('./cli.ts');
process.exitCode = await startWoad();
