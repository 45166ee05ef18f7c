import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'];
const pause = 150;
const longest = 10_000;

/** A Chromium that nothing drives but these few commands: what drives pages for tests runs scripts of its own in each, which would count as the page's. */
export interface Tabs {
  /** Opens an address in a new tab that shares nothing with others; `listens` also hears what it fetches. */
  open(address: string, listens?: boolean): Promise<Opened>;
  close(): void;
}

/** What a tab did until nothing more happened in it. */
export interface Opened {
  /** Milliseconds of CPU and counts, by the browser's own names. */
  metrics: { [name: string]: number };
  answers: { type: string; bytes: number }[];
  elements: number;
  /** What the page says of itself: `view` when its data is in. */
  ready: string | undefined;
}

interface Told {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: { type: string; response: { headers: { [name: string]: string } } };
  result?: never;
  error?: { message: string };
}

/** Starts it. */
export async function openTabs(chromium: string): Promise<Tabs> {
  const folder = mkdtempSync(join(tmpdir(), 'woad-bench-tabs-'));
  const flags = [...quiet, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`, '--window-size=1440,900'];
  const child = spawn(chromium, [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes;
      const [found] = /ws:\/\/\S+/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`${chromium}: ${said.slice(-2000)}`)));
  });
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  const listeners = new Set<(told: Told) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const told = JSON.parse(String(data)) as Told;
    const asked = waiting.get(told.id ?? 0);
    waiting.delete(told.id ?? 0);
    if (told.error) asked?.reject(new Error(told.error.message));
    else asked?.resolve(told.result as never);
    for (const listener of listeners) listener(told);
  });
  const send = <Result = unknown>(method: string, params: object = {}, sessionId?: string): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      last++;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) }));
    });

  const open = async (address: string, listens = false): Promise<Opened> => {
    const { browserContextId } = await send<{ browserContextId: string }>('Target.createBrowserContext');
    const at = { url: 'about:blank', browserContextId, width: 1440, height: 900 };
    const { targetId } = await send<{ targetId: string }>('Target.createTarget', at);
    const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const answers: Opened['answers'] = [];
    const hear = ({ method, sessionId: of, params }: Told): void => {
      if (method !== 'Network.responseReceived' || of !== sessionId || !params) return;
      answers.push({ type: params.type, bytes: Number(params.response.headers['Content-Length'] ?? 0) });
    };
    const ask = async (): Promise<Opened['metrics']> => {
      const { metrics } = await send<{ metrics: { name: string; value: number }[] }>('Performance.getMetrics', {}, sessionId);
      return Object.fromEntries(metrics.map(({ name, value }) => [name, name.endsWith('Duration') ? value * 1000 : value]));
    };
    const tell = async (expression: string): Promise<unknown> =>
      (await send<{ result: { value?: unknown } }>('Runtime.evaluate', { expression }, sessionId)).result.value;
    listeners.add(hear);
    if (listens) await send('Network.enable', {}, sessionId);
    await send('Performance.enable', { timeDomain: 'threadTicks' }, sessionId);
    await send('Page.navigate', { url: address }, sessionId);
    const metrics = await settle(ask);
    const elements = Number(await tell("document.querySelectorAll('*').length"));
    const ready = await tell('document.documentElement.dataset.ready');
    listeners.delete(hear);
    await send('Target.disposeBrowserContext', { browserContextId });
    return { metrics, answers, elements, ready: typeof ready === 'string' ? ready : undefined };
  };
  return {
    open,
    close() {
      child.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
      child.kill();
    },
  };
}

/** Asks until nothing was styled, laid out or made for six times in a row. */
async function settle(ask: () => Promise<Opened['metrics']>): Promise<Opened['metrics']> {
  let [still, before] = [0, ''];
  let metrics: Opened['metrics'] = {};
  const until = Date.now() + longest;
  await wait(4 * pause);
  while (still < 6 && Date.now() < until) {
    await wait(pause);
    metrics = await ask();
    const now = ['LayoutCount', 'RecalcStyleCount', 'Nodes', 'JSEventListeners'].map((name) => metrics[name]).join();
    still = now === before ? still + 1 : 0;
    before = now;
  }
  return metrics;
}
