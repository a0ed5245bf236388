#!/usr/bin/env node
// Starts api/commands/mcp.ts with the Node that came with the project. Whatever Node a client starts this file with,
// even an old one, only looks for the right one: so this is CommonJS that old versions read.
'use strict';

const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
const platform = `node-${process.platform}-${process.arch}`;
// In the project itself, or beside it when the project is installed into another one.
const own = [path.join(root, 'node_modules'), path.join(root, '..')]
  .map((folder) => path.join(folder, platform, 'bin', 'node'))
  .find((file) => existsSync(file));

const child = spawn(own || process.execPath, [path.join(__dirname, 'mcp.ts')], { cwd: root, stdio: 'inherit' });
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
