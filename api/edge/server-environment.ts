/** Where the Node server in the container listens. */
export const SERVER_PORT = 8787;

/**
 * Variables and secrets of the Worker in, the environment of the Node server in its container out. All of them go
 * through, so that a setting needs no line of code here; bindings that are no text stay at the edge.
 */
export function serverEnvironment(bindings: object): Record<string, string> {
  const settings = Object.entries(bindings).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && /^[A-Z][A-Z0-9_]*$/.test(entry[0]),
  );
  return { ...Object.fromEntries(settings), HOST: '0.0.0.0', PORT: String(SERVER_PORT) };
}
