/** True of two lists that hold the same things, one by one and by identity: whatever was made of the one holds for the other. */
export const sameItems = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((item, i) => item === others[i])
