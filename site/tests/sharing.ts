import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type BuildAnswer, commitFixture, runBuild, writeFixture } from './fixture.ts';
import * as harbour from './harbour.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for the sites that they share. */
    sharing: string;
  }
}

/** A tracker and the site that was built from it into `dist`; whoever is given one that others see too changes nothing in it. */
export interface BuiltSite {
  /** What is to be removed in the end: the root, or a folder above it. */
  top: string;
  root: string;
  base: string;
  answer: BuildAnswer;
}

/** The sites that several test files look at. */
const shared = {
  async studio(): Promise<BuiltSite> {
    const root = writeFixture();
    await commitFixture(root);
    return { top: root, root, base: '/woad/', answer: await runBuild(root, ['--base', '/woad/']) };
  },
  async harbour(): Promise<BuiltSite> {
    const { base, origin, at } = harbour;
    const written = harbour.writeHarbour();
    return { ...written, base, answer: await runBuild(written.root, ['--base', base, '--origin', origin], at) };
  },
};

/** A site that several test files look at. */
export type SharedSite = keyof typeof shared;

/** For a run of the browser tests: each site that several files look at is built once, for the first that asks. */
export default async function share(project: TestProject): Promise<() => Promise<void>> {
  const sites = new Map<SharedSite, Promise<BuiltSite>>();
  const server = createServer(async (request, response) => {
    const name = (request.url ?? '').slice(1) as SharedSite;
    try {
      const site = sites.get(name) ?? shared[name]();
      sites.set(name, site);
      response.end(JSON.stringify(await site));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('sharing', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return async () => {
    server.closeAllConnections();
    server.close();
    for (const site of await Promise.allSettled(sites.values()))
      if (site.status === 'fulfilled') rmSync(site.value.top, { recursive: true, force: true });
  };
}
