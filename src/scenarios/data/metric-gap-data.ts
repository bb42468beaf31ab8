/** Returns n numbers evenly spaced from `from` to `to`. */
const spaced = (from: number, to: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => Number((from + (i * (to - from)) / (n - 1)).toFixed(12)))

const [low, high] = [spaced(-1.5, -0.1, 10), spaced(0.1, 1.5, 10)]

/** Two classes of ten points on a line, and three more points of the upper class at `far` (theory/README.md, S05). */
export const farPoints = (far: number) => ({
  inputs: [...low, ...high, far, far, far].map((x) => [x]),
  targets: [...low.map(() => [-1]), ...high.map(() => [1]), [1], [1], [1]],
})
