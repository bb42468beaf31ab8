/** Returns whether two lists have identical items, so that anything derived from one holds for the other. */
export const sameItems = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((item, i) => item === others[i])
