/** What a cell means, or what is wrong with it and what to do. */
export type Given = { readonly value: string } | { readonly fault: string };
