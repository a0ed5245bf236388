/** Registers `<plan-chat>`, once: a page may hold several widgets. */
import { PlanChat } from './plan-chat.ts';

if (!customElements.get('plan-chat')) customElements.define('plan-chat', PlanChat);
