/** Plays a library that a file breaks: ends at the first request. */
process.on('message', () => process.exit(7));
