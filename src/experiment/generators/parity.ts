import type { ClassGenerator, Parameter, TargetGenerator } from './generator.ts'
import type { RandomStream } from '../../math/statistics/random.ts'

const degree: Parameter = { title: 'bits that matter', default: 3, from: 1, to: 16, whole: true }

/** Draws signs, each -1 or 1 with probability ½. */
const signs = (inputs: RandomStream, n: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (inputs.uniform(n, i) < 0.5 ? -1 : 1))

/** Returns x_1, x_1 x_2, x_1 x_2 x_3 …, up to the product of the first `most`. */
function products(point: readonly number[], most: number): number[] {
  let product = 1
  return point.slice(0, most).map((x) => (product *= Math.sign(x)))
}

/**
 * Random signs, with class 1 if the product of the first `degree` is positive; any smaller subset carries no information about the class.
 */
export const parity: ClassGenerator = {
  id: 'parity',
  title: 'Parity',
  task: 'classification',
  coordinates: 'model',
  size: 200,
  noise: 0,
  parameters: { degree },
  classes: () => 2,
  make:
    ({ coordinates, parameters }) =>
    (n, _count, { inputs }) => {
      const point = signs(inputs, n, coordinates)
      return {
        point,
        label: (at) => ((products(at, parameters['degree'] ?? degree.default).at(-1) ?? 1) > 0 ? 1 : 0),
      }
    },
}

/** Random signs with the target (x_1 + x_1 x_2 + … + x_1 ⋯ x_k)/√k, k = `degree`; each term leads to the next. */
export const staircase: TargetGenerator = {
  id: 'staircase',
  title: 'Staircase',
  task: 'regression',
  coordinates: 'model',
  outputs: 1,
  size: 200,
  noise: 0,
  parameters: { degree },
  make:
    ({ coordinates, parameters }) =>
    (n, _count, { inputs }) => ({
      point: signs(inputs, n, coordinates),
      targets: (at) => {
        const terms = products(at, parameters['degree'] ?? degree.default)
        return [terms.reduce((sum, term) => sum + term, 0) / Math.sqrt(terms.length)]
      },
    }),
}
