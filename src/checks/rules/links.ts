import { decode, fileOf, leadsTo, type Target } from '../addresses.ts';
import type { BuiltSite, Finding } from '../finding.ts';
import type { BuiltPage } from '../page.ts';

/** The facts about one page that the check of links needs. */
export function linkFacts(page: BuiltPage, site: Place): LinkFacts {
  const own = new Set(page.ids);
  const elsewhere = new Set<string>();
  const astray: string[] = [];
  for (const href of hrefsOf(page)) {
    const isOwn = href.startsWith('#');
    const target = isOwn ? ownTarget(href, page) : leadsTo(href, page, site);
    if (target === 'outside') continue;
    if (target === 'broken' || target.path !== page.path) elsewhere.add(href);
    else if (!hasFragment(own, target.fragment)) astray.push(href);
  }
  const moved = movesTo(page);
  return {
    ids: [...own].map(flat),
    hrefs: [...elsewhere, ...astray].map(flat),
    ...(moved !== undefined && { movesTo: flat(moved) }),
  };
}

/** Where a page at a former address leads on. */
export function movesTo({ elements }: BuiltPage): string | undefined {
  const refresh = elements.find(
    ({ name, attributes }) => name === 'meta' && attributes.get('http-equiv') === 'refresh',
  );
  return /;\s*url=(.+)$/.exec(refresh?.attributes.get('content') ?? '')?.[1];
}

/**
 * Checks the links inside the site. They are collected page by page and checked at the end, when
 * the ids of all pages are known. For each target only one page that links to it is kept, so that
 * sites of any size fit into memory.
 */
export function linkCheck(site: BuiltSite) {
  const targets = new Map<string, Link>();
  const idsOfPage = new Map<string, ReadonlySet<string>>();
  const idSets = new Map<string, ReadonlySet<string>>();
  /** Pages at former addresses, and the file of the page that each leads to. */
  const moved = new Map<string, string>();
  return {
    /** Adds a page's links and ids. */
    add(path: string, { ids: own, hrefs, movesTo: to }: LinkFacts): void {
      const goal = to === undefined ? undefined : leadsTo(to, { path }, site);
      if (typeof goal === 'object') moved.set(fileOf(path), fileOf(goal.path));
      // A section page has the ids of its article.
      const key = own.join(' ');
      let ids = idSets.get(key);
      if (!ids) idSets.set(key, (ids = new Set(own)));
      idsOfPage.set(fileOf(path), ids);
      for (const href of hrefs) {
        const target = leadsTo(href, { path }, site);
        if (target === 'outside') continue;
        const known = target === 'broken' ? `broken ${href}` : `${target.path}#${target.fragment}`;
        const link = targets.get(known);
        if (link) link.count++;
        else targets.set(known, { page: path, href, target, count: 1 });
      }
    },
    /** Whether a page has an id. Pages that were not added are assumed to have any id. */
    hasId(path: string, id: string): boolean {
      return idsOfPage.get(fileOf(path))?.has(id) ?? true;
    },
    /** Links without a target. Pages that were not added are assumed to have any id. */
    findings(): Finding[] {
      return [...targets.values()].flatMap((link): Finding[] => {
        const { page, href, target, count } = link;
        const more = count > 1 ? ` (${count} links)` : '';
        const base = {
          page,
          written: [href, href.slice(site.base.length - 1), href.replace(/^[^#]*/, '')],
        };
        if (target === 'broken')
          return [
            {
              ...base,
              message: `“${href}” is not an address${more}.`,
              remedy: 'Correct the link.',
            },
          ];
        const file = [target.path, `${target.path}/`]
          .map(fileOf)
          .find((name) => site.files.has(name));
        if (file === undefined)
          return [
            {
              ...base,
              message: `The link “${href}” leads to a page that does not exist${more}.`,
              remedy: 'Correct its address, or delete it.',
            },
          ];
        // A browser takes a fragment along when it is redirected.
        const ids = idsOfPage.get(moved.get(file) ?? file);
        if (!ids || hasFragment(ids, target.fragment)) return [];
        return [
          {
            ...base,
            message: `The link “${href}” leads to a place that its page does not have${more}.`,
            remedy: 'Write the id of a heading after the #; it is in that heading’s share link.',
          },
        ];
      });
    },
  };
}

/** As browsers look for a fragment: first as it is, then decoded. */
function hasFragment(ids: ReadonlySet<string>, fragment: string): boolean {
  if (fragment === '' || fragment.toLowerCase() === 'top' || ids.has(fragment)) return true;
  return ids.has(decode(fragment) ?? '');
}

function hrefsOf({ elements }: BuiltPage): string[] {
  return elements.flatMap(({ name, attributes }) => {
    if (!linking.has(name)) return [];
    return attributes.get('href') ?? (name === 'meta' ? refreshOf(attributes) : undefined) ?? [];
  });
}

function ownTarget(href: string, { path }: BuiltPage): Target {
  return { path, fragment: new URL(href, 'https://x/').hash.slice(1).replace(/:~:.*$/, '') };
}

function refreshOf(attributes: ReadonlyMap<string, string>): string | undefined {
  const isRefresh = attributes.get('http-equiv')?.toLowerCase() === 'refresh';
  return isRefresh ? /url=(.*)$/i.exec(attributes.get('content') ?? '')?.[1] : undefined;
}

/** A copy of a string that does not keep the page it was cut from in memory. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

const linking = new Set(['a', 'area', 'link', 'meta']);

/** The facts about one page that the check of links needs. */
export interface LinkFacts {
  /** Without repetitions. */
  ids: readonly string[];
  /**
   * Links to other pages of the site, and links to nothing in this one, as written, without
   * repetitions.
   */
  hrefs: readonly string[];
  /** Where it leads on; absent if it does not. */
  movesTo?: string;
}

type Place = Pick<BuiltSite, 'origin' | 'base'>;

interface Link {
  page: string;
  href: string;
  target: Target | 'broken';
  count: number;
}
