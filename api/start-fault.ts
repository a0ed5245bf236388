/** What a person reads when a program cannot start: one clear line, never a stack. */
import { DocumentsElsewhere } from '#retrieval/ingest/keep-elsewhere';
import { StoreFault, type StoreFaultCode } from '#retrieval/store/store-fault';
import { asTyped } from './as-typed.ts';
import { ConfigError } from './config.ts';

export function describeStartFault(fault: unknown, { host, port }: { host: string; port: number }): string {
  const code = faultCode(fault);
  if (code === 'EADDRINUSE') {
    return `端口 ${port} 已被占用。请停止占用它的程序，或把环境变量 PORT 设为别的端口再启动。`;
  }
  if (code === 'keys-unreadable')
    return asTyped(
      '密钥清单 DATA_DIR/keys.json 已损坏或读不出来。请从备份恢复这个文件；没有备份就移走它，再重新发密钥（npm start -- keys add 名称）。',
    );
  if (code === 'EACCES') return `没有权限使用 ${host}:${port}。请换一个 1024 以上的端口。`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${host} 不是本机的地址。`;
  return `无法启动：${messageOf(fault)}`;
}

/** The lines to print for an unusable environment, or null for another fault. */
export function describeConfigFault(fault: unknown): string | null {
  if (!(fault instanceof ConfigError)) return null;
  return [
    '环境变量有误，请修改后重新启动（说明见 .env.example）：',
    ...fault.problems.map((line) => `  - ${line}`),
  ].join('\n');
}

/** For faults of the index whose own message is for developers. */
const STORE_FAULTS: Partial<Record<StoreFaultCode, string>> = {
  'object-store-unfit':
    '这个对象存储不支持条件写入（If-None-Match、If-Match），多个程序同时写会丢数据，不能使用。可用 Amazon S3、MinIO、Cloudflare R2 等支持的存储。',
  'object-store-unreachable':
    '对象存储连不上或拒绝写入，请检查 LANCEDB_URI、RECORDS_URI 里的桶名和 AWS_ENDPOINT、AWS_REGION、密钥。',
  'build-in-progress': '另一个程序一直在更新这个索引，请等它做完再试。',
  'index-outdated':
    '共用的索引由另一版程序建立，启动时不改动它。请先在有全部文件的一台上运行 npm run ingest，再启动其他各台。',
  'lease-lost': '更新中途停顿太久，另一个程序已接手；请再运行一次。',
};

export function describeIndexFault(fault: unknown): string {
  if (fault instanceof DocumentsElsewhere)
    return asTyped(
      `索引里的这些文件不在这台服务器上，程序更新后要重新读取：${fault.files.join('、')}。请用 npm run ingest -- 文件… 加入它们，或用 npm run ingest -- remove 文件名… 不再保留。`,
    );
  const known = fault instanceof StoreFault ? STORE_FAULTS[fault.code] : undefined;
  return known === undefined ? messageOf(fault) : asTyped(known);
}

export function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

/** One JSON line for the log: the fault and its causes, without stacks. */
export function describeFaultLine(fault: unknown): string {
  const causes: string[] = [];
  for (let at: unknown = fault; at instanceof Error && causes.length < 5; at = at.cause) causes.push(at.message);
  return JSON.stringify({ time: new Date().toISOString(), level: 'error', fault: causes });
}

function faultCode(fault: unknown): string | undefined {
  if (!(fault instanceof Error) || !('code' in fault)) return undefined;
  return typeof fault.code === 'string' ? fault.code : undefined;
}
