type Corner = readonly [number, number]

const polygon = (corners: number, from: number, radius: number): Corner[] =>
  Array.from({ length: corners }, (_, k) => {
    const angle = from + (2 * Math.PI * k) / corners
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })

const up = -Math.PI / 2
const star = polygon(5, up, 1.35).flatMap((tip, k): Corner[] => {
  const angle = up + (2 * Math.PI * (k + 0.5)) / 5
  return [tip, [0.6 * Math.cos(angle), 0.6 * Math.sin(angle)]]
})
const arm = 0.4
const plus: readonly Corner[] = [
  [-arm, -1.15], [arm, -1.15], [arm, -arm], [1.15, -arm], [1.15, arm], [arm, arm],
  [arm, 1.15], [-arm, 1.15], [-arm, arm], [-1.15, arm], [-1.15, -arm], [-arm, -arm],
] // prettier-ignore
const hourglass: readonly Corner[] = [
  [-1, -1.1],
  [1, -1.1],
  [0.25, 0],
  [1, 1.1],
  [-1, 1.1],
  [-0.25, 0],
]

/** Disc, square, diamond, triangles up and down, plus, star, hourglass. */
const marks: readonly (readonly Corner[])[] = [
  polygon(24, 0, 1),
  polygon(4, Math.PI / 4, 1.25),
  polygon(4, 0, 1.25),
  polygon(3, up, 1.3),
  polygon(3, -up, 1.3),
  plus,
  star,
  hourglass,
]

/**
 * Returns the corners of the mark of runs 0 to 7, distinguishable without colour: around the unit disc, y
 * down.
 */
export const runMark = (style: number): readonly Corner[] => marks[style % marks.length] ?? polygon(24, 0, 1)
