import type { Experiment } from '../../experiment/spec/experiment.ts'
import { same } from '../../experiment/format/same.ts'
import { experimentDifferences, type Difference } from '../../words/experiment-differences.ts'

/** A change on the stage that is not in a step, or something else that the step could take from it. */
export type UnsavedChange =
  | { readonly key: string; readonly kind: 'experiment'; readonly difference: Difference }
  | { readonly key: 'camera'; readonly kind: 'camera' }
  | { readonly key: 'opens'; readonly kind: 'opens'; readonly step: number }

/** What a stage shows: its experiment with the camera, and the step of the runs; undefined at their end. */
export interface StageNow {
  readonly shown: Experiment
  readonly at: number | undefined
}

const isCamera = ({ path }: Difference): boolean => path.join('.') === 'view.camera'

/** What a stage shows beyond the opening of a step, given by its experiment and the step of the runs at which it `opens`. */
export function onlyOnStage(
  opening: Experiment,
  opens: number | undefined,
  { shown, at }: StageNow,
): readonly UnsavedChange[] {
  const differences = experimentDifferences(opening, shown)
  const hasMoved = !same(shown.view.camera, opening.view.camera)
  return [
    ...differences
      .filter((difference) => !isCamera(difference))
      .map((difference) => ({ key: difference.path.join('.'), kind: 'experiment', difference }) as const),
    ...(hasMoved ? [{ key: 'camera', kind: 'camera' } as const] : []),
    ...(at !== undefined && at !== opens ? [{ key: 'opens', kind: 'opens', step: at } as const] : []),
  ]
}
