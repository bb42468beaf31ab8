import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Store } from '../../store/store.ts'
import type { Study } from '../../study/study.ts'

const surfaceWork = (experiment: TrainingExperiment | undefined): string =>
  experiment?.plane.kind === 'hyperparameters' ? 'training at every point' : 'computing the surface'

/** The work of a store that is not idle, and the share of it that is done, 0 to 1: runs until points of the surface are made too. */
export function storeWork({ surfaces, trained, training }: Pick<Store, 'surfaces' | 'trained' | 'training'>) {
  const { progress } = surfaces
  return progress === undefined && trained !== undefined
    ? { name: 'training the runs', done: trained }
    : { name: surfaceWork(training), done: progress }
}

/** The name of the work while a stored picture is drawn in its place. */
const storedWork = 'stored picture, recomputing'

/** The work that takes so long that the screen says so. */
export function underWay({
  store,
  basins,
  ghost,
  isStored,
}: Pick<Study, 'store' | 'basins' | 'ghost' | 'isStored'>) {
  if (store.busy) return { ...storeWork(store), ...(isStored.value && { name: storedWork }) }
  if (ghost.surface.long.value) return { name: 'computing the ghost', done: store.surfaces.progress }
  return basins.map.long.value
    ? { name: 'training from every point', done: basins.map.progress.value.done }
    : undefined
}
