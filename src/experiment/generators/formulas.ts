import type { ClassGenerator, Draws, Parameter, Request, TargetGenerator } from './generator.ts'

/** Greatest number of inputs of a formula. */
const mostInputs = 8

const inputs = (usual: number): Parameter => ({
  title: 'Inputs',
  default: usual,
  from: 1,
  to: mostInputs,
  whole: true,
})

const reach: Parameter = { title: 'Reach of the inputs', default: 2, from: 0.01, to: 100, whole: false }

/** Number of draws of an input before it is accepted although the formula has no value there. */
const mostTries = 32

/** Returns the reach of the inputs, or its default. */
export const reachOf = ({ reach: given = reach.default }: Readonly<Record<string, number>>): number => given

/**
 * Draws an input at which the formula has a value, uniform in [-reach, reach] in each coordinate; if every draw fails, returns the last
 * one.
 */
function inputOf(
  n: number,
  draws: Draws,
  { coordinates, parameters }: Request,
  value: (point: readonly number[]) => number,
): number[] {
  for (let tried = 0; ; tried++) {
    const point = Array.from(
      { length: coordinates },
      (_, i) => reachOf(parameters) * (2 * draws.inputs.uniform(n, tried * coordinates + i) - 1),
    )
    if (tried + 1 === mostTries || Number.isFinite(value(point))) return point
  }
}

/** Returns the fields that both generators share. */
const common = (usual: number) => ({
  coordinates: mostInputs,
  columns: ({ inputs: given = usual }: Readonly<Record<string, number>>) => given,
  noise: 0,
  parameters: { inputs: inputs(usual), reach },
})

/** Uniform inputs, with class 1 if a formula of them is above 0. */
export const byFormula: ClassGenerator = {
  id: 'by-formula',
  title: 'Sign of a formula',
  task: 'classification',
  ...common(2),
  formula: (count) => (count === 1 ? 'x1' : 'x1^2 + x2^2 - 2'),
  size: 200,
  classes: () => 2,
  make: (request) => {
    const value = request.formula()
    return (n, _count, draws) => ({
      point: inputOf(n, draws, request, value),
      label: (point) => (value(point) > 0 ? 1 : 0),
    })
  },
}

/** Uniform inputs, with the value of a formula as the target, or 0 if the formula has no value. */
export const valuesByFormula: TargetGenerator = {
  id: 'values-by-formula',
  title: 'Values of a formula',
  task: 'regression',
  ...common(1),
  formula: () => 'sin(3 x1)',
  outputs: 1,
  size: 60,
  make: (request) => {
    const value = request.formula()
    return (n, _count, draws) => ({
      point: inputOf(n, draws, request, value),
      targets: (point) => {
        const found = value(point)
        return [Number.isFinite(found) ? found : 0]
      },
    })
  },
}
