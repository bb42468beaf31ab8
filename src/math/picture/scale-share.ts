/** A scale between two values: linear, or logarithmic if `log`, when both are positive. */
interface Scale {
  readonly from: number
  readonly to: number
  readonly log?: boolean | undefined
}

/** Returns the position of a value on a scale: 0 at `from`, 1 at `to`. */
export function shareOnScale(value: number, { from, to, log = false }: Scale): number {
  const at = (one: number) => (log ? Math.log10(one) : one)
  return (at(value) - at(from)) / (at(to) - at(from))
}
