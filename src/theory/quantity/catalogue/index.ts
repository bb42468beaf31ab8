import type { QuantityEntry } from './entry.ts'
import { measureEntries } from './measures.ts'
import { problemEntries } from './problem.ts'
import { runEntries } from './runs.ts'
import { theoryEntries } from './theory.ts'

/** Every quantity that a lecture can name, in the order of lists. */
export const quantityEntries: readonly QuantityEntry[] = [
  ...runEntries,
  ...measureEntries,
  ...theoryEntries,
  ...problemEntries,
]

const byName = new Map(quantityEntries.map((entry) => [entry.name, entry]))

export const quantityEntry = (name: string): QuantityEntry | undefined => byName.get(name)
