import { nothing } from 'lit'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { PointRef } from '../../../experiment/spec/point.ts'
import type { Option } from '../../controls/bl-select.ts'
import { choiceControl, listControl, numberControl } from '../../controls/fields/fields.ts'
import { algorithmName } from '../../../words/run-names.ts'
import { hiddenUnits, weightCount } from '../../../experiment/spec/model.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'

type RunRef = Exclude<PointRef, number[]>

/**
 * The controls of a point of weight space: a list of weights, or a step of a run. `among` limits the starts of the run;
 * by default all.
 */
export function pointControls(
  experiment: TrainingExperiment,
  point: PointRef,
  {
    label,
    hint,
    among,
  }: { readonly label: string; readonly hint: string; readonly among?: readonly number[] },
  put: (point: PointRef) => void,
) {
  const given = Array.isArray(point)
  const options = runOptions(experiment, among)
  const choose = (value: string) => {
    const [start = 0, algorithm = 0] = value.split('/').map(Number)
    if (value !== 'given') put({ start, algorithm, step: given ? 'end' : point.step })
  }
  return [
    choiceControl(
      { label, hint, options: given ? [...options, { value: 'given', label: 'given weights' }] : options },
      given ? 'given' : `${point.start}/${point.algorithm}`,
      choose,
    ),
    given
      ? listControl(
          { label: `${label}, weights`, hint: 'One number for each weight, layer by layer, W before b', count: weightCount(experiment.model), each: 'weight' },
          point,
          (weights) => weights && put(weights),
        )
      : [stepControls(experiment, point, label, put), matchControls(experiment, point, label, put)],
  ] // prettier-ignore
}

const inPlace = 'as they were'

/**
 * The controls of the order of hidden units at a run's point: its own, or matched to another run's; nothing if there is
 * only one run.
 */
function matchControls(
  { model, starts, algorithms }: TrainingExperiment,
  point: RunRef,
  label: string,
  put: (point: PointRef) => void,
) {
  const hidden = model.kind === 'function' ? 0 : hiddenUnits(model).reduce((sum, width) => sum + width, 0)
  const { matched, ...rest } = point
  if (hidden === 0 || starts.length * algorithms.length < 2) return nothing
  const first = point.start === 0 && point.algorithm === 0
  const other = { start: first && starts.length > 1 ? 1 : 0, algorithm: first && starts.length < 2 ? 1 : 0, step: 'end' as const } // prettier-ignore
  return [
    choiceControl(
      {
        label: `${label}, units`,
        hint: 'The same function, with its hidden units in the order of another run',
        options: [
          { value: inPlace, label: inPlace },
          { value: 'weights', label: 'matched by weights' },
          { value: 'activations', label: 'matched by activations' },
        ],
      },
      matched?.by ?? inPlace,
      (value) =>
        put(
          value === inPlace
            ? rest
            : { ...rest, matched: { ...other, ...matched, by: value as 'weights' | 'activations' } },
        ),
    ),
    matched
      ? numberControl(
          { label: `${label}, units in place`, hint: `How many of the ${hidden} units to move, counting from the first`, plain: true, whole: true, least: 0, most: hidden },
          matched.units ?? hidden,
          (units) => put({ ...rest, matched: { ...matched, units } }),
        )
      : nothing,
  ] // prettier-ignore
}

/** Returns the nearest step of a run; a recorded run only has those of its records. */
const nearestStep = (steps: number | readonly number[] | undefined, step: number): number =>
  typeof steps === 'object'
    ? steps.reduce((best, one) => (Math.abs(one - step) < Math.abs(best - step) ? one : best), 0)
    : step

/** The choice of a run; nothing if there is only one. */
export function runControl(
  experiment: TrainingExperiment,
  run: Pick<RunRef, 'start' | 'algorithm'>,
  named: { readonly label: string; readonly hint: string },
  put: (run: Pick<RunRef, 'start' | 'algorithm'>) => void,
) {
  const options = runOptions(experiment, undefined)
  if (options.length < 2) return nothing
  return choiceControl({ ...named, options }, `${run.start}/${run.algorithm}`, (value) => {
    const [start = 0, algorithm = 0] = value.split('/').map(Number)
    put({ start, algorithm })
  })
}

function runOptions(
  { starts, algorithms }: TrainingExperiment,
  among: readonly number[] | undefined,
): Option[] {
  return starts.flatMap((_, start) =>
    among && !among.includes(start)
      ? []
      : algorithms.map((algorithm, index) => ({
          value: `${start}/${index}`,
          label: algorithmName(algorithm, algorithms),
          ...(starts.length > 1 ? { group: `runs from start ${start + 1}` } : {}),
        })),
  )
}

function stepControls(
  { algorithms }: TrainingExperiment,
  point: RunRef,
  label: string,
  put: (point: PointRef) => void,
) {
  const algorithm = algorithms[point.algorithm]
  const last = algorithm ? lastStep(algorithm) : 0
  const there = (step: number): number => nearestStep(algorithm?.steps, step)
  const at = point.step === 'end' ? 'end' : point.step === 0 ? 'start' : 'step'
  const steps = { start: 0, end: 'end', step: Math.max(1, there(Math.round(last / 2))) } as const
  return [
    choiceControl(
      {
        label: `${label}, at`,
        hint: 'Which point of that run',
        options: [
          { value: 'start', label: 'w₀' },
          { value: 'end', label: 'the end' },
          ...(last > 1 || at === 'step' ? [{ value: 'step', label: 'a step' }] : []),
        ],
      },
      at,
      (value) => put({ ...point, step: steps[value as keyof typeof steps] }),
    ),
    at === 'step' && point.step !== 'end'
      ? numberControl(
          { label: `${label}, step`, hint: `The run has ${last} steps`, plain: true, whole: true, least: 1, most: last },
          point.step,
          (step) => put({ ...point, step: there(step) }),
        )
      : nothing,
  ] // prettier-ignore
}
