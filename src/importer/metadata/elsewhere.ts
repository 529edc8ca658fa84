/**
 * Whether an element is in a menu, footer, sidebar, comment or teaser, where dates and names belong
 * to other articles. Ancestors of the headline never count, whatever their class: `<body
 * class="has-sidebar">`.
 */
export function elsewhereIn(document: Document): (element: Element) => boolean {
  const above = new Set<Element>();
  for (let one: Element | null = document.querySelector('h1'); one; one = one.parentElement)
    above.add(one);
  const known = new Map<Element, boolean>();
  const isElsewhere = (element: Element): boolean => {
    if (above.has(element)) return false;
    const found = known.get(element);
    if (found !== undefined) return found;
    const { parentElement } = element;
    const answer = isPlace(element) || (parentElement !== null && isElsewhere(parentElement));
    known.set(element, answer);
    return answer;
  };
  return isElsewhere;
}

function isPlace(element: Element): boolean {
  const { localName } = element;
  if (/^(?:html|body|main)$/.test(localName)) return false;
  const hints = element.getAttribute('class') ?? '';
  if (localName === 'aside') return !/meta|author|byline/i.test(hints);
  return (
    /^(?:nav|footer)$/.test(localName) ||
    /comment|related|sidebar|teaser|recommend/i.test(hints) ||
    (localName === 'article' && isInItem(element))
  );
}

function isInItem(element: Element): boolean {
  for (let one = element.parentElement; one; one = one.parentElement)
    if (one.localName === 'li') return true;
  return false;
}
