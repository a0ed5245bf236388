/** The documents as resources of the Model Context Protocol: `plans://documents/{id}` is the text that all offsets count in. */
import { type McpServer, ProtocolError, ProtocolErrorCode, ResourceTemplate } from '@modelcontextprotocol/server';
import type { DocumentFacts } from '#retrieval/plan-document';
import type { PlanToolOptions } from './plan-tools.ts';

const TEXT = { mimeType: 'text/plain' };

export function registerDocuments(server: McpServer, { store }: Pick<PlanToolOptions, 'store'>): void {
  const template = new ResourceTemplate('plans://documents/{id}', {
    list: async () => ({ resources: (await store())?.documents().map(resourceOf) ?? [] }),
  });
  const about = '规划文件全文，位置（start、end）以它为准。Full text of a plan document; offsets count in it.';
  server.registerResource(
    'plan-document',
    template,
    { title: '规划文件', description: about, ...TEXT },
    async (uri, { id }) => {
      const document = typeof id === 'string' ? await (await store())?.document(id) : null;
      if (!document)
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, `没有这个文件。No such document: ${uri.href}`);
      return { contents: [{ uri: uri.href, text: document.text, ...TEXT }] };
    },
  );
}

function resourceOf({ id, title, documentNumber, issuer, published, region }: DocumentFacts) {
  const facts = [documentNumber, issuer, published, region].filter((fact) => fact !== null);
  return { uri: `plans://documents/${id}`, name: id, title, description: facts.join('，'), ...TEXT };
}
