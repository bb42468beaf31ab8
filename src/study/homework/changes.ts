import { usualControls } from '../../elements/panels/usual-controls.ts'
import { mergePatch } from '../../experiment/format/merge.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { ControlName, Step } from '../../scenarios/scenario.ts'
import { experimentDifferences, type Difference } from '../../words/experiment-differences.ts'

/** Fields that anybody may change in any step: how it is looked at, and w₀, which is in the hand wherever there is a surface. */
const always = ['view', 'title', 'starts', 'plane.extent']

/** The fields that each control changes; a star stands for any place in a list. */
const fieldsOf: Readonly<Record<ControlName, readonly string[]>> = {
  linearity: ['model.linearity'],
  residual: ['model.residual'],
  activation: ['model.activation'],
  width: ['model.widths', 'plane'],
  'learning-rate': ['algorithms.*.learningRate'],
  steps: ['algorithms.*.steps'],
  start: [],
  surface: ['terrain', 'metric'],
  terrain: ['terrain'],
  'label-corruption': ['data.labelCorruption'],
  normalization: ['plane.normalization'],
  seed: ['seed'],
}

const nameOf = ({ path }: Difference): string =>
  path.map((part) => (typeof part === 'number' ? '*' : part)).join('.')

/** True where a field is another or stands in it, or it in that one, as where a whole list has changed. */
const touches = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)

/** What a patch on an experiment changes; nothing where it makes none. */
function changedBy(written: Experiment, patch: unknown): readonly Difference[] {
  try {
    return experimentDifferences(written, parseExperiment(mergePatch(written, patch)))
  } catch {
    return []
  }
}

/** The fields of a step's experiment that the step gives into the hand. */
function inHand(step: Step, written: Experiment): readonly string[] {
  const { controls = usualControls(written), dial, sweep, reveal } = step
  const patches = [
    ...(dial?.experiments ?? []),
    ...(sweep?.experiments ?? []),
    ...(reveal?.experiment ? [reveal.experiment] : []),
  ]
  return [
    ...always,
    ...controls.flatMap((name) => fieldsOf[name]),
    ...patches.flatMap((patch) => changedBy(written, patch)).map(nameOf),
  ]
}

/** What was changed in a step, and what of it the step does not give into the hand. `seeded`: its seed is that of a name. */
export interface StepChanges {
  /** How the experiment is looked at left out. */
  readonly all: readonly Difference[]
  readonly outside: readonly Difference[]
}

/** What an experiment has in place of what its step was written with. */
export function stepChanges(step: Step, written: Experiment, left: Experiment, seeded = false): StepChanges {
  const may = [...inHand(step, written), ...(seeded ? ['seed'] : [])]
  const all = experimentDifferences(written, left).filter(
    ({ path: [room] }) => room !== 'view' && room !== 'title',
  )
  return { all, outside: all.filter((change) => !may.some((field) => touches(nameOf(change), field))) }
}
