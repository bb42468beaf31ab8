import type { Incoming } from './incoming.ts'
import { kindOf, type IncomingKind } from './kinds.ts'
import { refusedKinds } from './refused.ts'

/** What came in, or why it is not taken, in a sentence that follows its name. */
export type Recognised =
  { readonly kind: IncomingKind; readonly most: number } | { readonly kind: 'refused'; readonly why: string }

/** All that may come in, in a sentence. */
export const allTaken =
  'This page takes lectures, experiments, tables, runs and surfaces, and answers to homework.'

/** Finds out what came in, by what is in it, and by its name where that does not tell. */
export function recognise(incoming: Incoming): Recognised {
  const refused = refusedKinds.find(({ isIt }) => isIt(incoming))
  if (refused) return { kind: 'refused', why: refused.why }
  return kindOf(incoming) ?? { kind: 'refused', why: `is nothing that is known here. ${allTaken}` }
}
