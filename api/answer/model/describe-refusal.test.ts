import { describe, expect, it } from 'vitest';
import { describeRefusal } from './describe-refusal.ts';

describe('describeRefusal', () => {
  it.each([
    [
      404,
      '{"error":{"message":"The model `qwen` does not exist","type":"invalid_request_error","code":"model_not_found"}}',
      'its server is there but does not know the model: check CHAT_MODEL, error code model_not_found',
    ],
    [
      404,
      '{"object":"error","message":"The model `qwen` does not exist.","type":"NotFoundError","code":404}',
      'its server is there but does not know the model: check CHAT_MODEL, error code NotFoundError',
    ],
    [400, '{"message":"模型 qwen 不存在"}', 'its server is there but does not know the model: check CHAT_MODEL'],
    [
      404,
      '<html>not found</html>',
      'its server is there but knows no such path or model: check OPENAI_BASE_URL (mostly ends in /v1) and CHAT_MODEL',
    ],
    [
      401,
      '{"error":{"message":"Incorrect key sk-12345","code":"sk-12345"}}',
      'its server refused the key: check OPENAI_API_KEY',
    ],
    [null, '', 'its server is not there or closed the connection: check OPENAI_BASE_URL'],
  ])('of %s %s', (status, body, why) => {
    expect(describeRefusal({ status, body })).toBe(why);
  });
});
