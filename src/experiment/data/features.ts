import type { Feature } from '../spec/features.ts'

const formulas: Readonly<Record<Feature, (x1: number, x2: number) => number>> = {
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  'x1^2': (x1) => x1 * x1,
  'x2^2': (_, x2) => x2 * x2,
  'x1*x2': (x1, x2) => x1 * x2,
  '|x1|': (x1) => Math.abs(x1),
  'x1^3': (x1) => x1 * x1 * x1,
  'x1^4': (x1) => x1 * x1 * (x1 * x1),
  'sin x1': (x1) => Math.sin(x1),
  'sin x2': (_, x2) => Math.sin(x2),
  '1': () => 1,
}

/** Returns the model's inputs for one point: its coordinates, or their features in the order given. */
export function inputsOf(
  point: readonly number[],
  features: readonly Feature[] | undefined,
): readonly number[] {
  if (!features) return point
  const [x1 = 0, x2 = 0] = point
  return features.map((feature) => formulas[feature](x1, x2))
}
