import { html, nothing } from 'lit'
import { callsDrawing, type CallsDrawing } from './calls-chart.ts'
import './bl-calls.ts'
import { callsOf, comparisonsOf } from '../../reference/procedure/quicksort.ts'
import { Recent } from '../../experiment/recent.ts'
import { problemOf, type Experiment } from '../../experiment/spec/experiment.ts'
import type { ProcedureSpec } from '../../experiment/spec/problem/problem.ts'
import { formatCount } from '../../math/picture/format.ts'
import type { Picture } from '../picture.ts'

/** Runs that are drawn, and those while a question is open, by experiment. */
const runs = new Recent<Experiment, CallsDrawing>(4)
const asked = new Recent<Experiment, CallsDrawing>(4)

/** The same procedure on keys in a random order. */
const onRandomOrder = (problem: ProcedureSpec): ProcedureSpec => ({ ...problem, input: 'random', sigma: 0 })

/** True where the order of the keys makes another run than a random one. */
const isOrdered = ({ pivot, input }: ProcedureSpec): boolean => pivot === 'first' && input !== 'random'

/** A run as it is drawn; where its keys are ordered, with the end of one on a random order. */
function drawingOf(problem: ProcedureSpec, seed: number): CallsDrawing {
  const drawn = callsDrawing(callsOf(problem, seed), problem.size)
  if (!isOrdered(problem)) return drawn
  const usual = onRandomOrder(problem)
  const { rows } = callsDrawing(callsOf(usual, seed), usual.size)
  const label = `random order: ${formatCount(comparisonsOf(usual, seed))}`
  return { ...drawn, compared: { rows, label } }
}

/** One run of the procedure, by the seed of the experiment. */
function callsPicture(experiment: Experiment) {
  const { seed } = experiment
  const problem = problemOf(experiment)
  if (problem?.kind !== 'procedure') return nothing
  const drawing = runs.of(experiment, () => drawingOf(problem, seed))
  const comparisons = formatCount(comparisonsOf(problem, seed))
  const heading = `One run on ${formatCount(problem.size)} keys: ${comparisons} comparisons`
  return html`<bl-calls .drawing=${drawing} .heading=${heading}></bl-calls>`
}

/** One run on a random order, not counted. */
function askedCalls(experiment: Experiment) {
  const { seed } = experiment
  const problem = problemOf(experiment)
  if (problem?.kind !== 'procedure') return nothing
  const drawing = asked.of(experiment, () => drawingOf(onRandomOrder(problem), seed))
  const order = isOrdered(problem) ? ' in a random order' : ''
  return html`<bl-calls
    .drawing=${drawing}
    heading="One run on ${formatCount(problem.size)} keys${order}"
  ></bl-calls>`
}

/** One draw of a procedure, call by call. Asked, that on a random order. */
export const calls: Picture = {
  name: 'calls',
  label: 'the calls',
  numbers: ['quicksort'],
  needs: (experiment) =>
    problemOf(experiment)?.kind === 'procedure' ? undefined : 'Needs a procedure, whose calls it draws.',
  open: ({ study: { store } }) => ({
    render: () => callsPicture(store.experiment),
    asked: () => askedCalls(store.experiment),
  }),
}
