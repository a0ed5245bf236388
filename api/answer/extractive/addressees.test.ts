import { describe, expect, it } from 'vitest';
import { addressees } from './addressees.ts';

describe('addressees', () => {
  const linesOf = (text: string): string | null => {
    const span = addressees(text);
    return span && text.slice(span.start, span.end);
  };

  it('are the lines under the title that close with a colon, also where they are wrapped', () => {
    const head = '某市人民政府办公室关于印发工作要点的通知\n某政办〔2024〕3号\n';
    const body = '\n现将《工作要点》印发给你们，请认真执行。\n';
    expect(linesOf(`${head}局机关各处室、所属各单位：${body}`)).toBe('局机关各处室、所属各单位：');
    expect(linesOf(`${head}各县（市）、区人民政府，某新区\n管委会，各有关部门：${body}`)).toBe(
      '各县（市）、区人民政府，某新区\n管委会，各有关部门：',
    );
  });

  it('are not the people who hear a report, nor a sentence that leads to a list', () => {
    expect(linesOf('政府工作报告\n各位代表：\n现在，我代表人民政府报告工作。\n')).toBeNull();
    expect(linesOf('工作要点\n重点抓好以下工作，责任到部门：\n一、总体要求\n')).toBeNull();
  });
});
