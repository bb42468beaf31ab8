/** Five points on the unit circle, 72° apart from 0.2 rad on: no two of them are antipodal. */
export const fivePoints: readonly (readonly [number, number])[] = [
  [0.980067, 0.198669],
  [0.113911, 0.993491],
  [-0.909665, 0.415342],
  [-0.676116, -0.736796],
  [0.491803, -0.870707],
]

/** Four points on the unit circle, 90° apart: two antipodal pairs. */
export const fourPoints: readonly (readonly [number, number])[] = [
  [0.980067, 0.198669],
  [-0.198669, 0.980067],
  [-0.980067, -0.198669],
  [0.198669, -0.980067],
]
