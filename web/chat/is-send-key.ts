/** True for the Enter that sends: not with Shift, and not the Enter that ends an input method's composition (Safari reports that one as key code 229). */
export function isSendKey(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'>): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}
