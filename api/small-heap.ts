/**
 * Imported first by the server: on a machine with much memory V8 lets garbage pile up to several times what is in use
 * before it collects. Half as much again costs no measurable time and keeps the process a third smaller
 * (docs/load.md, `npm run bench -- load memory`).
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--heap-growing-percent=50');
