import { html, nothing } from 'lit'
import { callsDrawing } from '../../../charts/calls-chart.ts'
import { callsOf, comparisonsOf } from '../../../reference/procedure/quicksort.ts'
import { Recent } from '../../../experiment/recent.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import { formatCount } from '../../../math/picture/format.ts'

/** Runs that are drawn, by experiment. */
const runs = new Recent<Experiment, ReturnType<typeof callsDrawing>>(4)

/** One run of the procedure, by the seed of the experiment; its number is not said while a question stands. */
export function callsPicture(experiment: Experiment, asked: boolean) {
  const problem = experiment.kind === 'problem' ? experiment.problem : undefined
  const { seed } = experiment
  if (problem?.kind !== 'procedure') return nothing
  const drawing = runs.of(experiment, () => callsDrawing(callsOf(problem, seed), problem.size))
  const keys = `One run on ${formatCount(problem.size)} keys`
  const heading = asked ? keys : `${keys}: ${formatCount(comparisonsOf(problem, seed))} comparisons`
  return html`<bl-calls .drawing=${drawing} .heading=${heading}></bl-calls>`
}
