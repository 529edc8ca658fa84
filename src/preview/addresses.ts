/** Where the preview tells what pages are judged with, and what is wrong with one of them; below the site's base. */
export const contentFile = '_preview/content.json';
export const judgementFile = '_preview/judgement.json';
