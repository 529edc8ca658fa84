/** This project's names for fields of other systems, by their names in lower case. */
export const foreignFields: ReadonlyMap<string, string> = new Map([
  ...sameRemedy("Write it as 'topics', a list: `topics: [Energie]`.", [
    ...['tags', 'tag', 'categories', 'category', 'keywords', 'subjects', 'sections', 'ressort'],
  ]),
  ...sameRemedy("Write it as 'date'.", [
    ...[
      'pubdate',
      'publishdate',
      'published',
      'publishedat',
      'datepublished',
      'created',
      'createdat',
    ],
  ]),
  ...sameRemedy("Write it as 'updated'.", [
    ...[
      'lastmod',
      'modified',
      'lastmodified',
      'datemodified',
      'updateddate',
      'updatedat',
      'moddate',
    ],
  ]),
  ...sameRemedy(
    "Write it as 'picture', with its file and description: `picture: { file: x.jpg, alt: … }`.",
    [
      ...[
        'image',
        'images',
        'cover',
        'coverimage',
        'heroimage',
        'thumbnail',
        'featuredimage',
        'banner',
      ],
    ],
  ),
  ...sameRemedy("Write it as 'description'.", [
    ...['excerpt', 'summary', 'subtitle', 'teaser', 'abstract', 'lead', 'standfirst', 'lede'],
  ]),
  ...sameRemedy("Write it as 'authors', a list: `authors: [Anna Schmidt]`.", [
    'author',
    'byline',
    'creator',
  ]),
  ...sameRemedy('Delete it, and give the file that name: it is the name in the address.', [
    ...['slug', 'permalink', 'url', 'path'],
  ]),
  ...sameRemedy("Write the old names as 'formerly', a list: `formerly: [old-name]`.", [
    ...['aliases', 'alias', 'redirectfrom', 'redirects'],
  ]),
  ...sameRemedy("Write it as 'lang'.", ['language', 'locale']),
  ...sameRemedy("Write it as 'kicker'.", ['overline', 'dachzeile', 'roofline', 'eyebrow']),
  ...sameRemedy('Write `draft: true` for an article that is not to be published.', [
    'hidden',
    'unlisted',
  ]),
  ...sameRemedy('Delete it: every article has the same layout here.', [
    'layout',
    'template',
    'type',
  ]),
  ...sameRemedy('Delete it: the contents list is made from the headings.', [
    'toc',
    'tableofcontents',
  ]),
]);

function sameRemedy(remedy: string, names: readonly string[]): [string, string][] {
  return names.map((name) => [name, remedy]);
}
