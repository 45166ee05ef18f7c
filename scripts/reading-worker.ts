import { parentPort, workerData } from 'node:worker_threads';
import { packFiles, type Share } from './reading.ts';

for await (const part of packFiles(workerData as Share)) parentPort?.postMessage(part);
