import { describe, expect, it } from 'vitest';
import { countCharacters, decodeDraft, readDraft } from './read-draft.ts';

describe('readDraft', () => {
  it('reads UTF-8 and GB18030', () => {
    expect(decodeDraft(new TextEncoder().encode('\uFEFF镇江市'))).toBe('镇江市');
    // 镇江市 in GB18030.
    expect(decodeDraft(new Uint8Array([0xd5, 0xf2, 0xbd, 0xad, 0xca, 0xd0]))).toBe('镇江市');
    expect(countCharacters('𠀀镇')).toBe(2);
  });

  it('leaves a Word file as it is, and says what to do with other files', async () => {
    expect(await readDraft(new File(['镇江'], '汇报.TXT'))).toEqual({ kind: 'text', text: '镇江' });
    const word = new File(['PK'], '汇报.docx');
    expect(await readDraft(word)).toEqual({ kind: 'word', file: word });
    expect(await readDraft(new File([new Uint8Array(5 * 1024 * 1024 + 1)], '大.docx'))).toMatchObject({
      kind: 'wrong',
    });
    expect(await readDraft(new File(['x'], '汇报.pptx'))).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining('.docx'),
    });
  });
});
