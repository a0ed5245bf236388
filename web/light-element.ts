import { LitElement } from 'lit';

/** An element of our own pages: it lives in the page itself, under the page's style sheets and with the page's anchors. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
