/** Ends with 0 while the server in the same container answers: for HEALTHCHECK, as the image has no curl. */
const url = `http://127.0.0.1:${process.env.PORT ?? 8787}/healthz`;
const isHealthy = await fetch(url, { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = isHealthy ? 0 : 1;
