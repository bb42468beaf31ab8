import type { ClassGenerator, Draws, Parameter, Request, TargetGenerator } from './generator.ts'

/** The most inputs that a formula is of. */
const mostInputs = 8

const inputs = (usual: number): Parameter => ({
  title: 'Inputs',
  default: usual,
  from: 1,
  to: mostInputs,
  whole: true,
})

const reach: Parameter = { title: 'Reach of the inputs', default: 2, from: 0.01, to: 100, whole: false }

/** Times that an input is drawn anew where the formula has no value. */
const mostTries = 32

/** The reach of the inputs where it is not given. */
export const reachOf = ({ reach: given = reach.default }: Readonly<Record<string, number>>): number => given

/** An input at which the formula has a value, uniform in [-reach, reach] for each coordinate; the last that was tried where none has. */
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

/** What both generators have in common. */
const common = (usual: number) => ({
  coordinates: mostInputs,
  columns: ({ inputs: given = usual }: Readonly<Record<string, number>>) => given,
  noise: 0,
  parameters: { inputs: inputs(usual), reach },
})

/** Inputs drawn evenly; class 1 where a formula of them is above 0. */
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

/** Inputs drawn evenly; the target is the value of a formula of them, 0 where it has none. */
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
