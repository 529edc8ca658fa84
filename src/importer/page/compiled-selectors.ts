import { compile } from 'css-select';
import { AttributeAction, isTraversal, parse, type Selector, SelectorType } from 'css-what';
import { Element, NodeList, parseHTML } from 'linkedom';

/**
 * Makes linkedom compile each selector only once. By itself it compiles on every call, which is a
 * fifth of the time for a page. Results are the same. linkedom handles selectors with `:scope`,
 * whose element differs from call to call, and all selectors if its nodes are not linked as
 * expected.
 */
export function compileSelectorsOnce(): void {
  const [next, end] = ['next', 'end'].map((name) =>
    Object.getOwnPropertySymbols(parseHTML('<p>').document).find(
      ({ description }) => description === name,
    ),
  );
  const holder = holderOf(Element.prototype as object, 'querySelectorAll');
  if (isDone || next === undefined || end === undefined || holder === undefined) return;
  isDone = true;

  const isElement = (node: Linked): boolean => node.nodeType === 1;
  const following = (node: Linked): Linked | undefined =>
    isElement(node) && node.localName === 'template' ? node[end]?.[next] : node[next];
  /** The matching descendants, up to a maximum number. */
  const search = (root: Linked, matches: Matcher, most: number): Linked[] => {
    const found = new NodeList() as unknown as Linked[];
    const last = root[end];
    for (let node = root[next]; node && node !== last; node = following(node)) {
      if (!isElement(node) || !matches(node)) continue;
      found.push(node);
      if (found.length >= most) break;
    }
    return found;
  };
  replace(holder, 'querySelectorAll', (root, matches) => search(root, matches, Infinity));
  replace(holder, 'querySelector', (root, matches) => search(root, matches, 1)[0] ?? null);
  replace(Element.prototype as object, 'matches', (element, matches) => matches(element));
  replace(Element.prototype as object, 'closest', (element, matches) => {
    let one: Linked | null = element;
    while (one && !matches(one)) one = one.parentElement;
    return one;
  });
}

let isDone = false;

/** Replaces a method that compiles selectors by one that gets the compiled selector. */
function replace(
  prototype: object,
  name: string,
  method: (element: Linked, matches: Matcher) => unknown,
): void {
  const original = Reflect.get(prototype, name) as (selector: string) => unknown;
  Object.defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value(this: Linked, selector: string) {
      return typeof selector !== 'string' || selector.includes(':scope')
        ? original.call(this, selector)
        : method(this, compiled(selector));
    },
  });
}

/**
 * The number of selectors is limited by the number of rules. Selectors made from a page's text are
 * not cached.
 */
function compiled(selector: string): Matcher {
  let matcher = known.get(selector);
  if (matcher === undefined) {
    matcher = matcherOf(parse(selector));
    if (known.size < mostKnown) known.set(selector, matcher);
  }
  return matcher;
}

const known = new Map<string, Matcher>();
const mostKnown = 2000;

function matcherOf(alternatives: Selector[][]): Matcher {
  const groups = Map.groupBy(alternatives, keyOf);
  // A group in which nothing can match is refused.
  const canGroup = alternatives.length >= 6 && !alternatives.some((one) => one.some(isImpossible));
  return canGroup ? groupedMatcher(groups) : compileAll(alternatives);
}

function compileAll(alternatives: Selector[][]): Matcher {
  // A cached result would belong to a tree that has changed since.
  return compile<Linked, Linked>(alternatives, { adapter, cacheResults: false });
}

/** Compares an element only with selectors whose last part names its tag, id, class or attribute. */
function groupedMatcher(groups: Map<string, Selector[][]>): Matcher {
  const others = groups.get('');
  groups.delete('');
  const matchers = new Map([...groups].map(([key, some]) => [key, compileAll(some)]));
  const matchesOthers = others && compileAll(others);
  const matches = (element: Linked, key: string): boolean => matchers.get(key)?.(element) ?? false;
  const hasAttributes = [...matchers.keys()].some((key) => /^[#.[]/.test(key));
  const matchesAttribute = (element: Linked, name: string): boolean => {
    if (matches(element, `[${name}]`)) return true;
    if (name === 'id') return matches(element, `#${element.getAttribute(name)}`);
    if (name !== 'class') return false;
    const classes = element.getAttribute(name)?.split(' ') ?? [];
    return classes.some((one) => matches(element, `.${one}`));
  };
  return (element) =>
    matches(element, element.localName.toLowerCase()) ||
    matchesOthers?.(element) === true ||
    (hasAttributes && element.getAttributeNames().some((name) => matchesAttribute(element, name)));
}

/** Such as `[title*=""]`, or `:not(*)`. */
function isImpossible(part: Selector): boolean {
  if (part.type === SelectorType.Pseudo && part.name === 'not' && Array.isArray(part.data))
    return part.data.some((one) => one.every(({ type }) => type === SelectorType.Universal));
  return (
    part.type === SelectorType.Attribute &&
    part.action !== AttributeAction.Equals &&
    part.action !== AttributeAction.Exists &&
    !/^\S+$/.test(part.value)
  );
}

/** A name that every matching element has: `p`, `#id`, `.class` or `[attribute]`. May be ''. */
function keyOf(alternative: Selector[]): string {
  const last = alternative.slice(alternative.findLastIndex(isTraversal) + 1);
  const keys = last.map((part) => {
    if (part.type === SelectorType.Tag && part.namespace === null) return part.name.toLowerCase();
    if (
      part.type !== SelectorType.Attribute ||
      part.namespace !== null ||
      part.action === AttributeAction.Not
    )
      return '';
    const isExact = part.ignoreCase !== true && /^\S+$/.test(part.value);
    if (isExact && part.name === 'id' && part.action === AttributeAction.Equals)
      return `#${part.value}`;
    if (isExact && part.name === 'class' && part.action === AttributeAction.Element)
      return `.${part.value}`;
    return part.name === part.name.toLowerCase() ? `[${part.name}]` : '';
  });
  return keys.find((key) => /^[#.]/.test(key)) ?? keys.find((key) => key !== '') ?? '';
}

/** How linkedom's own selectors read its nodes. */
const adapter = {
  isTag: (node: Linked): node is Linked => node.nodeType === 1,
  getAttributeValue: (element: Linked, name: string) => element.getAttribute(name) ?? undefined,
  getChildren: (node: Linked) => node.childNodes,
  getName: ({ localName }: Linked) => localName.toLowerCase(),
  getParent: (node: Linked) => node.parentNode,
  getSiblings: (node: Linked) => node.parentNode?.childNodes ?? [node],
  getText: ({ textContent }: Linked) => textContent ?? '',
  hasAttrib: (element: Linked, name: string) => element.hasAttribute(name),
  existsOne: (test: Matcher, nodes: Linked[]): boolean =>
    nodes.some(
      (node) => node.nodeType === 1 && (test(node) || adapter.existsOne(test, node.childNodes)),
    ),
  removeSubsets: (nodes: Linked[]) => nodes,
  findAll: (): Linked[] => [],
  findOne: (): Linked | null => null,
};

function holderOf(prototype: object | null, name: string): object | undefined {
  for (let one = prototype; one; one = Object.getPrototypeOf(one) as object | null)
    if (Object.hasOwn(one, name)) return one;
  return undefined;
}

type Matcher = (element: Linked) => boolean;

/** A node of linkedom's tree, which is a list of all nodes in document order. */
interface Linked {
  [link: symbol]: Linked | undefined;
  nodeType: number;
  localName: string;
  textContent: string | null;
  parentNode: Linked | null;
  parentElement: Linked | null;
  childNodes: Linked[];
  getAttribute: (name: string) => string | null;
  getAttributeNames: () => string[];
  hasAttribute: (name: string) => boolean;
}
