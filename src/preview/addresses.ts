/**
 * Addresses of the preview, below the site's base: the state of the content folder, and the
 * problems of a page.
 */
export const contentFile = '_preview/content.json';
export const problemsFile = '_preview/problems.json';
