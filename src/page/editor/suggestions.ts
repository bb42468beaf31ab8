import { isFields } from '../../experiment/format/merge.ts'
import { hasSurface, type Experiment } from '../../experiment/spec/experiment.ts'
import type { LecturePlace } from '../../scenarios/place.ts'
import type { Mark } from '../../exchange/lecture/scenario.ts'
import { experimentOf } from '../../study/lecture/lecture.ts'
import type { Study } from '../../study/study.ts'
import { runName } from '../../view/series.ts'
import { experimentDifferences, type Difference } from '../../words/experiment-differences.ts'
import { translate } from '../../words/language/language.ts'
import { ofRun } from '../../words/run-names.ts'
import type { UnsavedChange } from './stage-differences.ts'

/** The most suggestions for a field. */
const most = 3

/** The most characters of a value in a short sentence. */
const shortWords = 24

/** A sentence that tells readers to make a change; undefined if there is no good one. */
function doing({ path, label, after, value }: Difference, onSurface: boolean): string | undefined {
  const [part] = path
  if (part === 'view' || part === 'plane' || part === 'title' || after === '') return undefined
  if (part === 'starts' && onSurface) return translate('Drag w₀ over the surface.')
  if (part === 'seed') return translate('Redraw the data, starts and noise.')
  if (typeof value === 'number') return translate(`Slide ${label} to ${after}.`)
  if (isFields(value) || Array.isArray(value) || after.length > shortWords) return undefined
  return translate(`Set ${label} to ${after}.`)
}

/**
 * Sentences that tell readers to repeat recent changes: first those on the stage that are in no step yet, then those that lead to the
 * current step.
 */
export function triesOf(
  place: LecturePlace,
  { opened, onStage }: { readonly opened: Experiment; readonly onStage: readonly UnsavedChange[] },
): readonly string[] {
  const { lecture, step } = place
  if (!lecture) return []
  const opening = experimentOf(lecture, step)
  const before = step > 0 ? experimentOf(lecture, step - 1) : opened
  const differences = [
    ...onStage.flatMap((one) => (one.kind === 'experiment' ? [one.difference] : [])),
    ...(before.kind === opening.kind ? experimentDifferences(before, opening) : []),
  ]
  const sentences = differences.flatMap((one) => doing(one, hasSurface(opening)) ?? [])
  return [...new Set(sentences)].slice(0, most)
}

/** A phrase for something drawn on the stage, and the mark that highlights it. */
export interface DrawnMark {
  readonly phrase: string
  readonly mark: Mark
}

/** What a stage draws: the end points of its runs and the marks of predictions, each phrase once. */
export function drawnMarks(
  study: Pick<Study, 'store' | 'hidden' | 'playback' | 'names' | 'predictions'>,
): readonly DrawnMark[] {
  const { training, runs } = study.store
  const { marks, curves } = study.predictions.value
  const ends = training
    ? [...runs.keys()].map((i) => ({
        name: ofRun(runs.length > 1 ? runName(study, training, i) : 'run', 'end'),
        mark: i === 0 ? ('run' as const) : (`run: ${i + 1}` as const),
      }))
    : []
  const predicted = [...marks, ...curves].map(({ id, label }) => ({
    name: label,
    mark: `prediction: ${id.split('/')[0] ?? ''}` as const,
  }))
  const named = [...ends.slice(0, most), ...predicted].filter(({ name }) => name !== '')
  const byPhrase = new Map(named.toReversed().map(({ name, mark }) => [translate(name), mark]))
  return [...new Set(named.map(({ name }) => translate(name)))]
    .slice(0, 2 * most)
    .map((phrase) => ({ phrase, mark: byPhrase.get(phrase)! }))
}
