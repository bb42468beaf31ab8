/** Most names that are all listed; of more, the first two and the number of the others. */
const most = 3

/**
 * Joins the names of several things, without duplicates: 'A', 'A and B', 'A, B and C', beyond three 'A, B and
 * 2 more'.
 */
export function joinedNames(names: readonly string[]): string {
  const each = [...new Set(names.filter(Boolean))]
  const told = each.length > most ? [...each.slice(0, 2), `${each.length - 2} more`] : each
  const last = told.at(-1) ?? ''
  return told.length > 1 ? `${told.slice(0, -1).join(', ')} and ${last}` : last
}
