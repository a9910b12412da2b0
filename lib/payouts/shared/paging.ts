export type Paged<T> = { readonly items: readonly T[]; readonly next?: Position | undefined };

/** Where a listing continues: the key of the last item. Only the store interprets it. */
export type Position = Readonly<Record<string, string>>;

export type PageRequest = { readonly limit: number; readonly after?: Position | undefined };
