/** What the edge says about a client to the server behind it. Believed only beside the secret that both know. */
export const EDGE_SECRET = 'x-edge-secret';
export const EDGE_CLIENT = 'x-edge-client-address';
