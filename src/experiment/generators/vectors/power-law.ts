import type { Parameter, TargetGenerator } from '../generator.ts'

const a: Parameter = { title: 'exponent of the curvatures', default: 1.5, from: 0, to: 4, whole: false }
const b: Parameter = { title: 'exponent of the losses', default: 2, from: 1.1, to: 4, whole: false }

/** Σ i^-b over all i > n: 16 terms, and the others by the formula of Euler and Maclaurin, to 1e-10. */
export function powerTail(n: number, b: number): number {
  const m = n + 17
  const slope = b * m ** (-b - 1)
  let sum = m ** (1 - b) / (b - 1) + m ** -b / 2 + slope / 12 - (slope * (b + 1) * (b + 2)) / (720 * m ** 2)
  for (let i = n + 1; i < m; i++) sum += i ** -b
  return sum
}

/**
 * Directions of falling weight. Sample i has i^(-a/2) in input i alone, where the model has one, and target i^(-b/2); the last sample
 * has no input and stands for all directions that follow, with the root of Σ i^-b as its target. Half the squared error, summed, is then
 * a bowl with curvature i^-a along weight i, and with i^-b/2 of the loss there at 0. Nothing is drawn.
 */
export const powerLaw: TargetGenerator = {
  id: 'power-law',
  title: 'Power law',
  task: 'regression',
  coordinates: 'model',
  outputs: 1,
  size: 65,
  noise: 0,
  parameters: { a, b },
  make: ({ coordinates, parameters }) => {
    const [curvature, loss] = [parameters['a'] ?? a.default, parameters['b'] ?? b.default]
    return (n, count) => {
      const isLast = n === count - 1
      const point = new Array<number>(coordinates).fill(0)
      if (!isLast && n < coordinates) point[n] = (n + 1) ** (-curvature / 2)
      return { point, targets: [isLast ? Math.sqrt(powerTail(n, loss)) : (n + 1) ** (-loss / 2)] }
    }
  },
}
