/** Dash and gap of runs 0 to 7 in CSS pixels, so that they can be told apart without colour. */
const dashes: readonly (readonly number[])[] = [
  [],
  [10, 5],
  [3, 5],
  [14, 5, 3, 5],
  [6, 4],
  [2, 7],
  [18, 6],
  [1, 4],
]

/** Dash and gap of run `style` in CSS pixels; none for an unbroken line. */
export const dashOf = (style: number): readonly number[] => dashes[style % dashes.length] ?? []
