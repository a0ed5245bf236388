/** A run in; `report.html` (one file, no request to anywhere), `summary.md` and `results.json` in a folder out. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import type { Baseline } from './baseline.ts';
import type { EvalRun } from './case-result.ts';
import { type EvalCorpus, root } from './open-corpus.ts';
import { type ReportData, reportData } from './report-data.ts';
import { writeRun } from './run-files.ts';
import { summaryMarkdown } from './summary-markdown.ts';

export interface ReportRequest {
  folder: string;
  run: EvalRun;
  baseline: Baseline;
  documents: EvalCorpus['documents'];
}

/** Keeps the run, the one before it as `previous.json`. Returns the path of the page. */
export function writeReport(request: ReportRequest): Promise<string> {
  return drawReport({ ...request, previous: writeRun(request.folder, request.run) });
}

/** Page and summary alone. */
export async function drawReport(request: ReportRequest & { previous: EvalRun | null }): Promise<string> {
  const { folder, run, baseline, previous, documents } = request;
  const data = reportData({ run, baseline, previous, documents });
  writeFileSync(path.join(folder, 'summary.md'), summaryMarkdown(data));
  const file = path.join(folder, 'report.html');
  writeFileSync(file, await reportHtml(data));
  return file;
}

async function reportHtml(data: ReportData): Promise<string> {
  const style = readFileSync(path.join(root, 'evals/report-page/page.css'), 'utf8');
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>规划问答 评测报告</title>
<style>${style}</style>
</head>
<body>
<div id="report"></div>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${(await pageScript()).replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}

async function pageScript(): Promise<string> {
  const built = await build({
    root: path.join(root, 'evals/report-page'),
    configFile: false,
    logLevel: 'error',
    // Also when a test builds it, whose environment is not that of production.
    resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'main.ts', formats: ['iife'], name: 'report' },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output.find(({ type }) => type === 'chunk') : undefined;
  if (chunk?.type !== 'chunk') throw new Error('Building the report page gave no script');
  return chunk.code;
}
