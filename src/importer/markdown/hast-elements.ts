import type { Element, Nodes } from 'hast';

/** The first matching element below a node, in document order. */
export function findElement(node: Nodes, matches: (one: Element) => boolean): Element | undefined {
  return findElements(node, matches)[0];
}

/** All matching elements that are not inside another one. */
export function findElements(node: Nodes, matches: (one: Element) => boolean): Element[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child) =>
    child.type === 'element' ? (matches(child) ? [child] : findElements(child, matches)) : [],
  );
}

/** A copy of an element without one of its descendants. */
export function without(node: Element, gone: Element | undefined): Element {
  return gone ? withoutAll(node, [gone]) : node;
}

/** The same for several descendants. */
export function withoutAll(node: Element, gone: readonly Element[]): Element {
  const children = node.children
    .filter((child) => !gone.includes(child as Element))
    .map((child) => (child.type === 'element' ? withoutAll(child, gone) : child));
  return { ...node, children };
}

/** Whether any class matches. */
export function hasClass(node: Element, pattern: RegExp): boolean {
  const { className } = node.properties;
  return Array.isArray(className) && className.some((name) => pattern.test(String(name)));
}

/** Text with white space collapsed. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
