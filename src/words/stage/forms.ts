import type { Form } from '../../theory/polygons.ts'

const polygons: Readonly<Record<number, string>> = {
  2: 'opposite pair',
  3: 'triangle',
  4: 'square',
  5: 'pentagon',
  6: 'hexagon',
  7: 'heptagon',
  8: 'octagon',
}

/** Returns the name of the regular form of columns of W: 'pentagon'; 'no regular form' for any other. */
export function formName({ corners }: Pick<Form, 'corners'>): string {
  if (corners === 0) return 'no regular form'
  return polygons[corners] ?? `regular polygon of ${corners}`
}

/** Returns how many of the features are kept: '5 of 5 kept'. */
export const keptOfFeatures = (kept: number, features: number): string => `${kept} of ${features} kept`

/** Heading of columns before the first step, which have no form yet. */
export const beforeTraining = 'at w₀'
