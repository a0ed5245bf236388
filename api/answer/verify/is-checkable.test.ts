import { describe, expect, it } from 'vitest';
import { isCheckable } from './is-checkable.ts';

describe('isCheckable', () => {
  it.each([
    '镇江市2022年新建5G基站1400个。',
    '比重达到百分之十。',
    '建成三个园区。',
    '“十四五”时期要加快发展。',
    '今年力争全面完成。',
    '生态环境质量全国第一。',
    '落实首席数据官制度，建成全国首个试验区。',
    '由市科技局牵头。',
    '新建5G基站１４００个。',
    '深入实施“千企升级”行动。',
    '貫徹《數據安全法》。',
  ])('checks %s', (statement) => {
    expect(isCheckable(statement)).toBe(true);
  });

  it.each([
    '要加强组织领导，确保取得实效。',
    '推动5G网络与工业互联网深度融合，加快IPv6规模部署。',
    '打造一批应用示范标杆，形成一体化服务体系。',
    '进一步统一思想，提高认识。',
    '完成G312智慧公路设计。',
  ])('has nothing to check in %s', (statement) => {
    expect(isCheckable(statement)).toBe(false);
  });
});
