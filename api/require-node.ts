/** Imported first by every entry for Node: an older Node ends here with one line instead of a strange fault later. */
const MINIMUM_MAJOR = 24;

if (Number.parseInt(process.versions.node, 10) < MINIMUM_MAJOR) {
  process.stderr.write(
    `需要 Node.js ${MINIMUM_MAJOR} 或更高版本（当前 ${process.versions.node}）。请用 npm start 或 npm run … 运行，项目自带所需版本。\n`,
  );
  process.exit(1);
}
