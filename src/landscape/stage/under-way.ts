import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Store } from '../../store/store.ts'
import type { Study } from '../../study/study.ts'

const surfaceWork = (experiment: TrainingExperiment | undefined): string =>
  experiment?.plane.kind === 'hyperparameters' ? 'training at every point' : 'computing the surface'

/**
 * Returns the work of a busy store, and its progress from 0 to 1: the runs, until points of the surface are
 * computed too.
 */
export function storeWork({ surfaces, trained, training }: Pick<Store, 'surfaces' | 'trained' | 'training'>) {
  const { progress } = surfaces
  return progress === undefined && trained !== undefined
    ? { name: 'training the runs', done: trained }
    : { name: surfaceWork(training), done: progress }
}

/** Name of the work while a stored picture is shown instead. */
const storedWork = 'stored picture, recomputing'

/** Returns the work that is long enough to be shown. */
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
