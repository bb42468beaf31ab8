import type { Study } from '../../study/study.ts'
import { descriptionOf } from '../../view/surface/description.ts'

/**
 * The sentences on a study's stage. Undefined while something is computed, moved by a hand or still to come: what was said before stays
 * until there is something else to say. No step of a run that is played changes them.
 */
export function toldStage(study: Study): readonly string[] | undefined {
  const { store, awaited, terrain, drape, hidden, veiled } = study
  const { training: experiment, runs, live, idle } = store
  if (!experiment || awaited.value || live || !idle) return undefined
  const { axes } = study.content.peek()
  return descriptionOf({
    experiment,
    terrain: terrain.value,
    axes,
    runs,
    hidden,
    legend: drape.value?.legend,
    veiled,
  })
}
