import { slug } from '../anchors/slug.ts';
import type { Problem } from '../problem.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';

/**
 * The id of the section that a correction names by its id, a former id, or its heading. `undefined`
 * if none or several match.
 */
export function sectionNamed(name: string, sections: readonly NamedSection[]): string | undefined {
  const byId = sections.find(({ id, formerIds }) => id === name || formerIds.includes(name));
  if (byId) return byId.id;
  const [found, ...others] = called(name, sections);
  return others.length === 0 ? found?.id : undefined;
}

/** Corrections that name a section that does not exist or is ambiguous. */
export function correctionProblems(
  corrections: Frontmatter['corrections'],
  sections: readonly NamedSection[],
): (Pick<Problem, 'message' | 'remedy'> & { name: string })[] {
  return corrections.flatMap(({ section: name }) => {
    if (name === undefined || sectionNamed(name, sections) !== undefined) return [];
    const several = called(name, sections);
    const known = (several.length > 0 ? several : sections).map(({ id }) => id).join(', ');
    return [
      {
        name,
        message:
          several.length > 0
            ? `corrections: Several sections are called “${name}”.`
            : `corrections: There is no section “${name}” in this article.`,
        remedy:
          known === ''
            ? 'Delete the line: the article has no sections.'
            : `Write one of these: ${known}; without the line, the correction stands above the text.`,
      },
    ];
  });
}

function called(name: string, sections: readonly NamedSection[]): readonly NamedSection[] {
  return sections.filter(({ text }) => slug(text) === slug(name));
}

interface NamedSection {
  id: string;
  formerIds: readonly string[];
  /** The heading. */
  text: string;
}
