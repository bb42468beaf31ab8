/** Height of a name above its curve's end, in heights of a letter. */
const above = 0.3

/** Names one below the other that would lie on each other elsewhere: their places in the list, and the height of the first. */
interface Block {
  readonly names: readonly number[]
  readonly first: number
}

/**
 * The heights of the names of curves, one for each end: each beside its own, and in the order of the ends, so that none
 * lies on another; undefined for the last ones where there is no room. `top` and `bottom` bound the plot, `size` is the height of a
 * letter; all in pixels, downwards.
 */
export function nameHeights(
  ends: readonly number[],
  top: number,
  bottom: number,
  size: number,
): (number | undefined)[] {
  const inside = (first: number, count: number): number =>
    Math.max(top + size, Math.min(first, bottom - (count - 1) * size))
  const joined = (upper: Block, lower: Block): Block => {
    const [n, m] = [upper.names.length, lower.names.length]
    const first = (n * upper.first + m * (lower.first - n * size)) / (n + m)
    return { names: [...upper.names, ...lower.names], first: inside(first, n + m) }
  }
  const rows = Math.max(0, Math.floor((bottom - top) / size))
  const order = [...ends.keys()].slice(0, rows).sort((i, j) => ends[i]! - ends[j]!)
  const blocks: Block[] = []
  for (const i of order) {
    let block: Block = { names: [i], first: inside(ends[i]! - above * size, 1) }
    for (
      let upper = blocks.at(-1);
      upper && upper.first + upper.names.length * size > block.first;
      upper = blocks.at(-1)
    ) {
      block = joined(upper, block)
      blocks.pop()
    }
    blocks.push(block)
  }
  const heights = ends.map((): number | undefined => undefined)
  for (const { names, first } of blocks) names.forEach((i, k) => (heights[i] = first + k * size))
  return heights
}
