export type Paged<T> = { readonly items: readonly T[]; readonly next?: Position | undefined };

/** Where a listing goes on: the key of the last item seen. Opaque outside the store. */
export type Position = Readonly<Record<string, string>>;

export type PageRequest = { readonly limit: number; readonly after?: Position | undefined };
