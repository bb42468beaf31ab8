/** A scale between two values, of differences or, where it is `log`, of ratios: then both are positive. */
interface Scale {
  readonly from: number
  readonly to: number
  readonly log?: boolean | undefined
}

/** Share of the way along a scale at which a value lies: 0 at `from`, 1 at `to`. */
export function shareOnScale(value: number, { from, to, log = false }: Scale): number {
  const at = (one: number) => (log ? Math.log10(one) : one)
  return (at(value) - at(from)) / (at(to) - at(from))
}
