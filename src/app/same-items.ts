/** Whether two lists hold the same things, one by one: what was asked, or drawn from, has not changed. */
export const sameItems = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((item, i) => item === others[i])
