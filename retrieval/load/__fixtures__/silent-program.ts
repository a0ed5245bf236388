/** Plays a library that a file keeps busy for ever: takes each request and never answers. */
process.on('message', () => undefined);
