import { defaultControls } from '../../elements/panels/default-controls.ts'
import { mergePatch } from '../../experiment/format/merge.ts'
import { partAt } from '../../experiment/format/part-at.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { hasSurface, type Experiment } from '../../experiment/spec/experiment.ts'
import type { ControlName, Step } from '../../exchange/lecture/scenario.ts'
import { namesRun } from '../../store/cache/cache-keys.ts'
import { experimentDifferences, type Difference } from '../../words/experiment-differences.ts'

/** Fields that anybody may change in any step: the view, and w₀, which can be dragged on any surface. */
const always = ['view', 'title', 'starts', 'plane.extent']

/** The fields that each control changes; a star stands for any index in a list. */
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

/** Returns true if the fields are equal or one contains the other, as when a whole list has changed. */
const touches = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)

function changedBy(written: Experiment, patch: unknown): readonly Difference[] {
  try {
    return experimentDifferences(written, parseExperiment(mergePatch(written, patch)))
  } catch {
    return []
  }
}

/** Returns the fields of a step's experiment that students may change. */
function inHand(step: Step, written: Experiment): readonly string[] {
  const { controls = defaultControls(written), dial, sweep, reveal } = step
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

/** Returns true if the page may have replaced a plane through runs by its vectors, to keep it in place while the runs change. */
function isWrittenDown(written: Experiment, left: Experiment): boolean {
  if (!hasSurface(written) || !hasSurface(left) || !namesRun(written.plane)) return false
  return [written.plane.kind, 'directions'].includes(left.plane.kind)
}

/** Returns true if the page itself shortened the runs, as it does with long ones on a slow device. */
function isShortened(written: Experiment, { path, value }: Difference): boolean {
  const [room, , field] = path
  const before = partAt(written, path)
  return (
    room === 'algorithms' &&
    field === 'steps' &&
    typeof value === 'number' &&
    typeof before === 'number' &&
    value < before
  )
}

export interface StepChanges {
  /** Without changes of the view. */
  readonly all: readonly Difference[]
  readonly outside: readonly Difference[]
}

export function stepChanges(step: Step, opening: Experiment, left: Experiment): StepChanges {
  const may = inHand(step, opening)
  const unsaid = ['view', 'title', ...(isWrittenDown(opening, left) ? ['plane'] : [])]
  const all = experimentDifferences(opening, left).filter(
    ({ path: [room] }) => !unsaid.includes(String(room)),
  )
  const outside = all.filter(
    (change) => !isShortened(opening, change) && !may.some((field) => touches(nameOf(change), field)),
  )
  return { all, outside }
}
