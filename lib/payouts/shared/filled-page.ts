import type { Paged, PageRequest } from './paging.ts';

/**
 * How many pages are read for one answer. Then it is given even if a filter left it short, and the cursor continues from
 * there.
 */
const MAX_PAGES_READ = 20;

/** One page of a listing whose pages may be short, or empty, because a filter takes items out of them. */
export async function filledPage<T>(
  { limit, after }: PageRequest,
  read: (page: PageRequest) => Promise<Paged<T>>,
): Promise<Paged<T>> {
  const items: T[] = [];
  let position = after;
  for (let pages = 0; pages < MAX_PAGES_READ; pages += 1) {
    const page = await read({ limit: limit - items.length, after: position });
    items.push(...page.items);
    position = page.next;
    if (position === undefined || items.length === limit) break;
  }
  return { items, next: position };
}
