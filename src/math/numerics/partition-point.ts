/**
 * Returns the number of indices, from 0 to `length` − 1, at which `holds` is true, by bisection, given that
 * it stays false once it is.
 */
export function partitionPoint(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
