import { computed } from '@preact/signals-core'
import type { Engine } from '../../engine/types.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { baseOf } from '../../experiment/spec/start.ts'
import { climbOf, type Climb } from '../../reference/oracle/run/path.ts'
import type { Trajectory } from '../../reference/results.ts'
import { Analysis } from '../../store/analysis.ts'
import type { AnalysisOwner } from '../../store/owned-analyses.ts'
import type { Store } from '../../store/store.ts'

/** Points of a line, enough to miss no bump of the runs in theory/README.md, S53. */
const points = 51

/** The loss on the straight line from w_0 to the end of a run, at even places. */
export interface RunLine {
  readonly run: Trajectory
  readonly losses: Float64Array
  readonly climb: Climb
}

/** The runs whose lines are measured; a run that is not trained yet is undefined. */
export interface RunLinesInput {
  readonly engine: Engine
  readonly experiment: TrainingExperiment
  readonly runs: readonly (Trajectory | undefined)[]
}

/** Measures the line of one run in float64; all NaN if the run diverged. */
async function lineOf(
  { engine, experiment }: RunLinesInput,
  run: Trajectory,
  signal: AbortSignal,
): Promise<RunLine> {
  const starts = experiment.starts.map((start) => baseOf(start, experiment.model))
  const options = { other: run.finalWeights, points, urgent: true, signal }
  const { values: losses } =
    run.status === 'diverged'
      ? { values: new Float64Array(points).fill(NaN) }
      : await engine.measure({ ...experiment, starts }, run.weights(0), 'path', options)
  return { run, losses, climb: climbOf(losses) }
}

/** Measures the lines of all runs in turn while the tracked `isNeeded` is true. */
export function runLines(
  owner: AnalysisOwner,
  store: Pick<Store, 'training' | 'engine' | 'runs'>,
  isNeeded: () => boolean,
) {
  const known = new WeakMap<Trajectory, RunLine>()
  const study = new Analysis<RunLinesInput, readonly RunLine[]>(owner, {
    input() {
      const { training: experiment, engine, runs } = store
      return engine && experiment && { engine, experiment, runs }
    },
    key: ({ runs }) => runs,
    isNeeded,
    fit: () => 'current',
    async task(input, { signal, show }) {
      const trained = input.runs.filter((run) => run !== undefined)
      const lines = () => trained.flatMap((run) => known.get(run) ?? [])
      show(lines())
      for (const run of trained) {
        if (known.has(run)) continue
        known.set(run, await lineOf(input, run, signal))
        show(lines())
      }
      return lines()
    },
  })
  return {
    study,
    /** The measured lines of the current runs. */
    lines: computed(() => (study.value.value ?? []).filter(({ run }) => store.runs.includes(run))),
  }
}
