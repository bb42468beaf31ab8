import type { Series } from '../charts/loss-chart.ts'
import type { Trajectory } from '../experiment/results.ts'
import { runColors, type Theme } from '../math/palette.ts'
import type { Presenter } from './presenter.ts'
import { runLabel } from './stage-content.ts'
import { watchedMetrics, type WatchId } from './watch.ts'

const testDash = [5, 4]

type Pick = (run: Trajectory, watched: (id: WatchId) => Float32Array | undefined) => readonly Drawn[]

interface Drawn {
  readonly id: string
  readonly label: string
  readonly test: boolean
  readonly values: Float32Array
}

function seriesOf({ workbench, hidden }: Presenter, theme: Theme, pick: Pick): Series[] {
  const { experiment, runs } = workbench
  const count = experiment.algorithms.length
  const watched = watchedMetrics(experiment)
  const colors = runColors(theme)
  return runs.flatMap((run, i) => {
    if (!run) return []
    const drawn = pick(run, (id) => run.watched[watched.findIndex((entry) => entry.id === id)])
    return drawn.map(({ id, label, test, values }) => ({
      id: `${i}/${id}`,
      label: `${runLabel(experiment, Math.floor(i / count), i % count)}${label}`,
      color: colors[(i % count) % colors.length] ?? '',
      mark: i % count,
      ...(test ? { dash: testDash } : {}),
      steps: run.steps,
      values,
      faint: hidden.has(i),
    }))
  })
}

/** Train (full) and test (dashed) losses of all runs. */
export const lossSeries = (presenter: Presenter, theme: Theme): Series[] =>
  seriesOf(presenter, theme, (run, watched) => {
    const test = watched('test-loss')
    const train = { id: 'train', label: '', test: false, values: run.loss }
    return test ? [train, { id: 'test', label: ', test', test: true, values: test }] : [train]
  })

const rights = new WeakMap<Float32Array, Float32Array>()

/** 1 - errors; the same array for the same errors. */
function rightOf(errors: Float32Array): Float32Array {
  const right = rights.get(errors) ?? errors.map((error) => 1 - error)
  rights.set(errors, right)
  return right
}

/** Fractions of the train part and of the test part (dashed) that are classified rightly; empty for regression. */
export const accuracySeries = (presenter: Presenter, theme: Theme): Series[] =>
  seriesOf(presenter, theme, (_, watched) => {
    const [train, test] = [watched('train-errors'), watched('test-errors')]
    return [
      ...(train ? [{ id: 'train', label: '', test: false, values: rightOf(train) }] : []),
      ...(test ? [{ id: 'test', label: ', test', test: true, values: rightOf(test) }] : []),
    ]
  })
