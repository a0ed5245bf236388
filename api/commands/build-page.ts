/** Started by the server when the page is stale: builds it and ends, and the builder's memory with it. */
import '../require-node.ts';
import { buildPages } from '../build-web.ts';

const [root = '', outDir = ''] = process.argv.slice(2);
await buildPages(root, outDir);
