import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

// 无锡市物联网、南京市软件和信息服务入选全国先进制造业集群
const clusters = givenFrom('jiangsu-14th-five-year-digital-economy-plan-2021', '无锡市物联网、南京市软件和信息服务');

describe('placesInFrontFault', () => {
  it.each([
    '江苏省无锡市物联网、南京市软件和信息服务入选全国先进制造业集群。',
    '江苏省入选全国先进制造业集群的有南京市软件和信息服务、无锡市物联网。',
    '无锡市物联网入选全国先进制造业集群。',
    '南京市软件和信息服务入选全国先进制造业集群。',
  ])('lets each place have its own: %s', (statement) => {
    expect(verifyStatement(statement, clusters).verdict).toBe('supported');
  });

  it.each([
    '江苏省南京市物联网、无锡市软件和信息服务入选全国先进制造业集群。',
    '江苏省入选全国先进制造业集群的有无锡市软件和信息服务、南京市物联网。',
    '南京市物联网入选全国先进制造业集群。',
    '无锡市软件和信息服务入选全国先进制造业集群。',
  ])('turns away places that have changed: %s', (statement) => {
    expect(verifyStatement(statement, clusters).verdict).not.toBe('supported');
  });
});
