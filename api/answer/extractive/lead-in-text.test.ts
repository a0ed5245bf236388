import { expect, it } from 'vitest';
import { LEADS_IN_TEXT } from './lead-in-text.ts';

it.each([
  ['省商务厅作为牵头单位，各有关单位主要负责同志参与', true],
  ['牵头单位为市工业和信息化局', true],
  ['各牵头单位要落实责任，按季度报送进展', false],
  ['市委网信办、市工信局按职责分工负责', false],
])('tells whether words of a task say who leads: %s', (text, leads) => {
  expect(LEADS_IN_TEXT.test(text)).toBe(leads);
});
