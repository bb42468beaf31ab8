import { defaultControls } from '../../elements/panels/default-controls.ts'
import { mergePatch } from '../../experiment/format/merge.ts'
import { partAt } from '../../experiment/format/part-at.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { hasSurface, type Experiment } from '../../experiment/spec/experiment.ts'
import type { ControlName, Step } from '../../exchange/lecture/scenario.ts'
import { namesRun } from '../../store/cache/cache-keys.ts'
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

/** True if the page may have written down a plane through runs, so that it stays where it is while its runs change. */
function isWrittenDown(written: Experiment, left: Experiment): boolean {
  if (!hasSurface(written) || !hasSurface(left) || !namesRun(written.plane)) return false
  return [written.plane.kind, 'directions'].includes(left.plane.kind)
}

/** True of runs that the page itself shortened, as it does with long ones on a slow device. */
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

/** What was changed in a step, and what of it the step does not give into the hand. */
export interface StepChanges {
  /** How the experiment is looked at left out. */
  readonly all: readonly Difference[]
  readonly outside: readonly Difference[]
}

/** Returns what an experiment changes in the one that its step opened with. */
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
