import { isLong } from './long.ts'

/** A number that grows by one with each commit: of what goes by turns the next one takes the next part. */
export const turn = Number(import.meta.env['VITE_TURN'] ?? 0)

/**
 * The part of equal cases whose turn it is, of so many: every second one of two. Cases of the same kind repeat each other in most of what
 * they try, and over as many turns all are tried; in the long form all at once.
 */
export const byTurns = <T>(cases: readonly T[], parts = 2, from = turn): readonly T[] =>
  isLong ? cases : cases.filter((_, i) => (i + from) % parts === 0)
