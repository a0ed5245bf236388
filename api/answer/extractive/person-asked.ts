/** 第一组长叫什么名字: plans name offices, not people; the office is not what was asked. */
import type { Reason } from '../draft.ts';
import { ROLE } from './who-answer.ts';

const NAME_ASKED = /叫什么名字|姓名|名字(?:是|叫)|姓什么/;
const OFFICE = /书记|[省市区县州局厅处科部院]长|主任|主席/;

/** The reason to refuse when somebody's name is asked for, else null. */
export function personAsked(question: string): Reason | null {
  if (!NAME_ASKED.test(question)) return null;
  return ROLE.test(question) ? 'no-figure' : OFFICE.test(question) ? 'indicator-not-found' : null;
}
