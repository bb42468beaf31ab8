/** A box along a line: its wanted middle and its length. */
export interface LineBox {
  readonly middle: number
  readonly length: number
}

/**
 * Returns the starts of boxes along a line, each as near to its wanted middle as possible (least squares), in the order
 * of those middles and without overlap, between `from` and `to`; beyond `to` if there is no space. It pools adjacent
 * violators: minus the lengths before it, the start of a box never falls along the line.
 */
export function sideBySide(boxes: readonly LineBox[], from: number, to: number): number[] {
  const order = [...boxes.keys()].sort((i, j) => boxes[i]!.middle - boxes[j]!.middle)
  const pools: { sum: number; count: number }[] = []
  let before = 0
  for (const i of order) {
    const { middle, length } = boxes[i]!
    let pool = { sum: middle - length / 2 - before, count: 1 }
    before += length
    let last = pools.at(-1)
    while (last && last.sum / last.count > pool.sum / pool.count) {
      pools.pop()
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count }
      last = pools.at(-1)
    }
    pools.push(pool)
  }
  const reduced = pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count))
  const beginnings = boxes.map(() => from)
  let along = 0
  order.forEach((i, k) => {
    beginnings[i] = along + Math.max(from, Math.min(reduced[k]!, to - before))
    along += boxes[i]!.length
  })
  return beginnings
}
