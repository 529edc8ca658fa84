/** Selector of interface text within an article. It is neither quoted nor read aloud. */
export const interfaceWords =
  '.facts, .age, .end, .offer, .number, .share, .removed, .absent > p, .quote-button, [role="doc-noteref"], [hidden], nav, contents-list, button';
