/** This project's names for fields of other systems, by their names in lower case. */
export const foreignFields: ReadonlyMap<string, string> = new Map([
  ...sameRemedy("Write it as 'topics', a list: `topics: [Energie]`.", [
    ...['tags', 'tag', 'categories', 'category', 'keywords', 'subjects', 'sections', 'ressort'],
    ...['thema', 'themen', 'schlagworte', 'schlagwörter', 'rubrik', 'étiquettes', 'etiquetas'],
  ]),
  ...sameRemedy("Write it as 'date'.", [
    ...[
      'pubdate',
      'publishdate',
      'publishedat',
      'datepublished',
      'created',
      'createdat',
      'datum',
      'fecha',
    ],
  ]),
  ...sameRemedy("Write a date as 'date', and `published: false` as `draft: true`.", ['published']),
  ...sameRemedy("Write it as 'title'.", ['headline', 'name', 'titel', 'titre', 'título', 'titulo']),
  ...sameRemedy("Write it as 'updated'.", [
    ...[
      'lastmod',
      'modified',
      'lastmodified',
      'datemodified',
      'updateddate',
      'updatedat',
      'moddate',
      'lastmodifiedat',
      'modifiedat',
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
        'featureimage',
        'ogimage',
        'bild',
        'titelbild',
      ],
    ],
  ),
  ...sameRemedy("Write it as 'description'.", [
    ...['excerpt', 'summary', 'subtitle', 'teaser', 'abstract', 'lead', 'standfirst', 'lede'],
    ...['subheading', 'subheadline', 'beschreibung', 'zusammenfassung', 'vorspann', 'résumé'],
  ]),
  ...sameRemedy("Write it as 'authors', a list: `authors: [Anna Schmidt]`.", [
    'author',
    'byline',
    'creator',
    'writer',
    'autor',
    'autoren',
    'auteur',
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
    'status',
    'visibility',
  ]),
  ...sameRemedy("Write it as 'source': `source: { name: …, url: https://… }`.", [
    ...['canonical', 'canonicalurl', 'originalurl'],
  ]),
  ...sameRemedy(
    "Write it in 'picture': `picture: { file: x.jpg, alt: …, caption: …, credit: … }`.",
    [...['alt', 'imagealt', 'coveralt', 'caption', 'imagecaption', 'credit', 'imagecredit']],
  ),
  ...sameRemedy('Delete it: nothing here takes it from the front matter.', [
    ...['math', 'comments', 'weight', 'menu', 'id', 'guid', 'readingtime', 'wordcount'],
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
