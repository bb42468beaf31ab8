import { hasRuns, type Experiment } from '../experiment/spec/experiment.ts'
import type { PictureName, Step } from '../exchange/lecture/scenario.ts'
import type { QuantityMark } from '../theory/quantity/catalogue/entry.ts'
import { quantityEntry } from '../theory/quantity/catalogue/index.ts'
import { leavesOf, type Expression, type NamedNumber } from '../theory/quantity/expression.ts'
import { numberOf } from '../theory/quantity/quantity.ts'
import { gapNames } from './lit.ts'

/** What a step shows on the screen. */
export interface OnScreen {
  readonly step: Pick<Step, 'predictions' | 'sweep' | 'measure'>
  readonly experiment: Experiment
  readonly pictures: readonly PictureName[]
}

const onSurface: readonly string[] = ['path', 'curve', 'contour', 'point']

/** Returns the mark of a number of the sweep: the points at one value, or the whole picture. */
function markInSweep(
  { quantity, arguments: given = {} }: NamedNumber,
  { step, pictures }: OnScreen,
): string | undefined {
  if (!step.sweep || !pictures.includes('sweep')) return undefined
  const value = step.sweep.values[numberOf(given, 'at', 0)]
  return quantity.startsWith('slope') || value === undefined ? 'picture/sweep' : `sweep/${value}`
}

/** Returns the mark of a number of the main stage, if the stage is on the screen. */
function markOnStage(
  mark: QuantityMark | undefined,
  { arguments: given = {} }: NamedNumber,
  { step, experiment, pictures }: OnScreen,
): string | undefined {
  const hasSurface = pictures.includes('surface') || pictures.includes('maps')
  if (mark === 'run') {
    const count = hasRuns(experiment) ? experiment.algorithms.length : 0
    const run = numberOf(given, 'start', 0) * count + numberOf(given, 'algorithm', 0)
    return hasSurface || pictures.includes('losses') ? `run/${run}` : undefined
  }
  if (mark === 'gap') {
    const name = gapNames[numberOf(given, 'index', 0)]
    return name && (step.measure === 'gaps' || pictures.includes('gaps')) ? `gap/${name}` : undefined
  }
  const id = mark?.slice('prediction/'.length)
  const drawn = step.predictions?.filter(({ formula }) => formula === id) ?? []
  const isDrawn = drawn.some(
    ({ draw }) =>
      (hasSurface && onSurface.includes(draw)) || (pictures.includes('losses') && draw === 'curve'),
  )
  return isDrawn ? mark : undefined
}

/** Returns what a number highlights on the screen of a step, as in PointEvent; undefined if nothing shows it. */
export function markOfNumber(expression: Expression, screen: OnScreen): string | undefined {
  const leaf = leavesOf(expression).find((one) => one.kind === 'quantity')
  if (!leaf || (leaf.stage ?? 0) > 0) return undefined
  if (leaf.of === 'sweep') return markInSweep(leaf, screen)
  const mark = quantityEntry(leaf.quantity)?.mark
  return markOnStage(typeof mark === 'function' ? mark(leaf.arguments ?? {}) : mark, leaf, screen)
}
