/** Number of places from 0 on, of `length`, at which `holds` is true; found by halving, as it stays false once it is. */
export function partitionPoint(length: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
