import { afterEach, describe, expect, it } from 'vitest';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { type S3Server, startS3Server } from './__fixtures__/s3-server.ts';
import { writeIndex } from './build-index.ts';
import { requireConditionalPut } from './require-conditional-put.ts';

let server: S3Server;

afterEach(() => server.close());

describe('requireConditionalPut', () => {
  it('accepts a store that refuses to write over an object, and leaves nothing there', async () => {
    server = await startS3Server();
    await requireConditionalPut(server.location());
    expect(server.keys()).toEqual([]);
  });

  it('refuses a store that takes no notice of the condition, before anything is written', async () => {
    server = await startS3Server({ conditions: false });
    const place = server.location();
    await expect(requireConditionalPut(place)).rejects.toMatchObject({ code: 'object-store-unfit' });
    const writing = writeIndex({ ...place, documents: threeDocuments(), fingerprint: 'three' });
    await expect(writing).rejects.toMatchObject({ code: 'object-store-unfit' });
    expect(server.keys()).toEqual([]);
  });

  it('tells wrong keys and a closed port, without the keys', async () => {
    server = await startS3Server();
    const { uri, storageOptions } = server.location();
    const wrong = requireConditionalPut({ uri, storageOptions: { ...storageOptions, accessKeyId: 'someone-else' } });
    await expect(wrong).rejects.toMatchObject({
      code: 'object-store-unreachable',
      message: 'The object store answered 403 to a write. Check its address, bucket and keys.',
    });
    const closed = await startS3Server();
    const nowhere = closed.location();
    await closed.close();
    await expect(requireConditionalPut(nowhere)).rejects.toMatchObject({ code: 'object-store-unreachable' });
  });

  it('asks nothing of a folder', async () => {
    server = await startS3Server();
    await requireConditionalPut({ uri: '/nowhere/at/all' });
    expect(server.keys()).toEqual([]);
  });
});
