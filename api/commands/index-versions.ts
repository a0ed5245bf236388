/** The words behind `npm run ingest`: `versions` lists the builds that are kept, `rollback VERSION` goes back to one. */
import type { Build } from '#retrieval/store/builds';
import { isReadableSchema } from '#retrieval/store/index-schema';
import { listBuilds, rollBack } from '#retrieval/store/roll-back';
import { StoreFault } from '#retrieval/store/store-fault';
import { asTyped } from '../as-typed.ts';
import type { Config } from '../config.ts';
import type { TextOutput } from '../ingest-progress.ts';

export interface VersionsOptions {
  config: Pick<Config, 'index'>;
  output: TextOutput;
  errors: TextOutput;
}

export async function printVersions({ config, output }: VersionsOptions): Promise<number> {
  const builds = await listBuilds(config.index);
  if (builds.length === 0) output.write(asTyped('还没有索引，运行 npm run ingest 建立。\n'));
  for (const [place, build] of builds.entries()) output.write(`${describeBuild(build, place === 0)}\n`);
  return 0;
}

export async function goBack({ config, output, errors }: VersionsOptions, version: string): Promise<number> {
  try {
    const build = await rollBack(config.index, version);
    output.write(`现在使用：${describeBuild(build, true)}\n`);
    if (build.rolledBack)
      output.write(asTyped('以后启动不会自动更新它；文件改好后运行 npm run ingest，按现有文件重新更新。\n'));
    return 0;
  } catch (fault) {
    if (!(fault instanceof StoreFault) || !['unknown-build', 'index-broken'].includes(fault.code)) throw fault;
    const why = fault.code === 'unknown-build' ? '没有这个版本，或它不是这一版程序建立的' : '这个版本的数据已损坏';
    errors.write(asTyped(`${why}，索引没有改动。npm run ingest -- versions 列出可用的版本。\n`));
    return 1;
  }
}

/** `a1b2c3d4e5f6　2026-11-27 22:40:12　5 个文件　731 个片段　正在使用` */
function describeBuild(
  { version, builtAt, documents, passages, schemaVersion, rolledBack }: Build,
  read: boolean,
): string {
  const sizes = isReadableSchema(schemaVersion)
    ? [`${documents} 个文件`, `${passages} 个片段`]
    : ['由另一版程序建立，不能使用'];
  const state = read ? [rolledBack ? '正在使用（回退）' : '正在使用'] : [];
  return [version, localTime(builtAt), ...sizes, ...state].join('　');
}

function localTime(iso: string): string {
  return new Date(iso).toLocaleString('sv-SE');
}
