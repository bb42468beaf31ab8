import type { Study } from '../../study/study.ts'
import { descriptionOf } from '../../view/surface/description.ts'

/**
 * Returns the description of a study's stage. `undefined` while something is computed, dragged or awaited,
 * when the last description stays. Playing a run does not change it.
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
