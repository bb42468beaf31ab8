import type { Basins } from '../../analyses/surface/basin-map.ts'
import { endClassOf } from './outcome-classes.ts'

/** Points at which basin maps of one plane have the same outcome. */
export interface Agreement {
  /** Returns true if all maps have the same outcome at point k of the grid. */
  readonly at: (k: number) => boolean
  /** Fraction of the points at which they disagree. */
  readonly disagreed: number
}

/** Returns the agreement of several maps; undefined unless there are several on one grid. */
export function agreementOf(maps: readonly (Basins | undefined)[]): Agreement | undefined {
  const [first, ...others] = maps
  if (!first || others.length === 0) return undefined
  const grid = ({ terrain: { resolution, extent } }: Basins) => JSON.stringify([resolution, extent])
  const outcomes = others.flatMap((map) => (map && grid(map) === grid(first) ? [map.outcome] : []))
  if (outcomes.length < others.length) return undefined
  const at = (k: number) =>
    outcomes.every((outcome) => endClassOf(outcome, k) === endClassOf(first.outcome, k))
  const count = first.outcome.status.length
  return { at, disagreed: Array.from({ length: count }, (_, k) => !at(k)).filter(Boolean).length / count }
}
