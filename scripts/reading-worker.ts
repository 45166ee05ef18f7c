import { parentPort, workerData } from 'node:worker_threads';
import { packFiles, type Share } from './reading.ts';

parentPort?.postMessage(await packFiles(workerData as Share));
