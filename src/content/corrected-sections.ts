import { slug } from '../anchors/slug.ts';
import type { Problem } from '../problem.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';

/** The id of the section that a correction names, by an id it has or had, or by its heading; nothing where that is none or two. */
export function sectionNamed(name: string, sections: readonly NamedSection[]): string | undefined {
  const byId = sections.find(({ id, formerIds }) => id === name || formerIds.includes(name));
  if (byId) return byId.id;
  const [found, ...others] = called(name, sections);
  return others.length === 0 ? found?.id : undefined;
}

/** Sections that corrections name and that cannot be told. */
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
