import { isLong } from './long.ts'

/**
 * A number that grows by one with each commit, so that rotating tests take the next part at the next commit.
 */
export const turn = Number(import.meta.env['VITE_TURN'] ?? 0)

/**
 * One of `parts` equal shares of the cases, chosen by the turn: with two parts, every second case. Cases of
 * the same kind repeat most of each other's work, and over as many turns all are tried. The long form tries
 * all at once.
 */
export const byTurns = <T>(cases: readonly T[], parts = 2, from = turn): readonly T[] =>
  isLong ? cases : cases.filter((_, i) => (i + from) % parts === 0)
