export type Child = Node | string | null;

interface ElementOptions {
  class?: string;
  attributes?: Record<string, string>;
  onClick?: (event: MouseEvent) => void;
}

/** Builds one element. Strings become text, never HTML. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: ElementOptions = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
  // `onClick` takes the event of any element; the tag does not matter to it.
  if (options.onClick) element.addEventListener('click', options.onClick as EventListener);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The element with this id, which the page's own HTML promises. */
export function requireElement<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new TypeError(`Page has no ${type.name} with id "${id}"`);
  return element;
}
