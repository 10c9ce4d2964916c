declare const publishableBrand: unique symbol;

/**
 * Something that has been through the publication rules, and may leave the system.
 *
 * Routes, exports, documents and mails accept nothing else. The model knows only the type; the
 * one place that makes such a value is `packages/scoring`.
 */
export type Publishable<T> = T & { readonly [publishableBrand]: true };
