import { describe, expect, it } from 'vitest';
import { serverEnvironment } from './server-environment.ts';

describe('serverEnvironment', () => {
  it('hands every variable and secret through, and listens where the edge looks', () => {
    const bindings = {
      LANCEDB_URI: 's3://plan-corpus/index',
      AWS_SECRET_ACCESS_KEY: 'x',
      HOST: '127.0.0.1',
      PORT: '1',
      ASSETS: { fetch: () => {} },
      RATE_LIMIT: {},
    };
    expect(serverEnvironment(bindings)).toEqual({
      LANCEDB_URI: 's3://plan-corpus/index',
      AWS_SECRET_ACCESS_KEY: 'x',
      HOST: '0.0.0.0',
      PORT: '8787',
    });
  });
});
