/** What `/metrics` says of requests, of the index and of the process. */
import type { PlanStore } from '#retrieval/store/plan-store';
import type { Metrics } from './metrics.ts';

export interface RequestMetrics {
  ended(request: { route: string | null; status: number }): void;
  streamBegun(): void;
  streamEnded(): void;
}

export function requestMetrics(metrics: Metrics): RequestMetrics {
  const requests = metrics.counter({
    name: 'plan_requests_total',
    help: 'Requests by route and HTTP status; 429 is one that a limit refused',
    labels: ['route', 'status'],
  });
  const streams = metrics.gauge({ name: 'plan_streams_open', help: 'Streams whose reader is still there', labels: [] });
  return {
    ended: ({ route, status }) => requests.inc({ route: route ?? 'none', status: String(status) }),
    streamBegun: () => streams.inc(),
    streamEnded: () => streams.dec(),
  };
}

/** Looked at whenever the figures are asked for. Nothing but `plan_index_ready` while no index is open. */
export function indexMetrics(metrics: Metrics, store: () => PlanStore | null): void {
  const gauge = (name: string, help: string) => metrics.gauge({ name: `plan_index_${name}`, help, labels: [] });
  const ready = gauge('ready', 'Whether an index is open');
  const documents = gauge('documents', 'Documents of the index that is read');
  const passages = gauge('passages', 'Passages of the index that is read');
  const info = metrics.gauge({
    name: 'plan_index_info',
    help: 'Version of the index that is read',
    labels: ['version'],
  });
  metrics.beforeText(() => {
    const open = store();
    info.reset();
    ready.set(open ? 1 : 0);
    if (open === null) return;
    info.set({ version: open.version }, 1);
    documents.set(open.documents().length);
    passages.set(open.passageCount);
  });
}
