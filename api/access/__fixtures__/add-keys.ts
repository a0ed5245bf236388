/** `add-keys.ts FOLDER NAME TIMES`: a process that says when it is there, and adds keys once its standard input ends. */
import { readFileSync } from 'node:fs';
import { openApiKeys } from '../api-keys.ts';

const [folder = '', name = '', times = ''] = process.argv.slice(2);
const keys = openApiKeys(folder, Date.now);
process.stdout.write('ready');
readFileSync(0);
for (let left = Number(times); left > 0; left--) keys.add({ name, scopes: ['ask'], expiresAt: null });
