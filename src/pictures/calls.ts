import { html, nothing } from 'lit'
import { callsDrawing } from '../charts/calls-chart.ts'
import '../elements/charts/pictures/bl-calls.ts'
import { callsOf, comparisonsOf } from '../reference/procedure/quicksort.ts'
import { Recent } from '../experiment/recent.ts'
import { problemOf, type Experiment } from '../experiment/spec/experiment.ts'
import { formatCount } from '../math/picture/format.ts'
import type { Picture } from './picture.ts'

/** Runs that are drawn, by experiment. */
const runs = new Recent<Experiment, ReturnType<typeof callsDrawing>>(4)

/** One run of the procedure, by the seed of the experiment. `counted`: its number of comparisons is said. */
function callsPicture(experiment: Experiment, counted: boolean) {
  const { seed } = experiment
  const problem = problemOf(experiment)
  if (problem?.kind !== 'procedure') return nothing
  const drawing = runs.of(experiment, () => callsDrawing(callsOf(problem, seed), problem.size))
  const keys = `One run on ${formatCount(problem.size)} keys`
  const heading = counted ? `${keys}: ${formatCount(comparisonsOf(problem, seed))} comparisons` : keys
  return html`<bl-calls .drawing=${drawing} .heading=${heading}></bl-calls>`
}

/** One draw of a procedure, call by call. */
export const calls: Picture = {
  name: 'calls',
  label: 'the calls',
  needs: (experiment) =>
    problemOf(experiment)?.kind === 'procedure'
      ? undefined
      : 'Needs a procedure: its calls are what is drawn.',
  open: ({ study: { store } }) => ({
    render: () => callsPicture(store.experiment, true),
    asked: () => callsPicture(store.experiment, false),
  }),
}
