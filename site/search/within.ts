/** Where a word stands: in a text, in what people said of it, in a short field (or a heading); the strongest is the last. */
export type Within = 'text' | 'said' | 'field';

/** What is looked through of one record or page. */
export type Texts = { [kind in Within]: string[] };
