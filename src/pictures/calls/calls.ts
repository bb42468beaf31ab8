import { html, nothing } from 'lit'
import { callsDrawing, type CallsDrawing } from './calls-chart.ts'
import './bl-calls.ts'
import { callsOf, comparisonsOf } from '../../reference/procedure/quicksort.ts'
import { Recent } from '../../experiment/recent.ts'
import { problemOf, type Experiment } from '../../experiment/spec/experiment.ts'
import type { ProcedureSpec } from '../../experiment/spec/problem/problem.ts'
import { formatCount } from '../../math/picture/format.ts'
import type { Picture } from '../picture.ts'

/** Recently drawn runs, including those of an open question, by experiment. */
const runs = new Recent<Experiment, CallsDrawing>(4)
const asked = new Recent<Experiment, CallsDrawing>(4)

/** Returns the same procedure on keys in a random order. */
const onRandomOrder = (problem: ProcedureSpec): ProcedureSpec => ({ ...problem, input: 'random', sigma: 0 })

/** True if the order of the keys makes the run differ from a random one. */
const isOrdered = ({ pivot, input }: ProcedureSpec): boolean => pivot === 'first' && input !== 'random'

/** Returns the drawing of a run; if its keys are ordered, also where a run on a random order ends. */
function drawingOf(problem: ProcedureSpec, seed: number): CallsDrawing {
  const drawn = callsDrawing(callsOf(problem, seed), problem.size)
  if (!isOrdered(problem)) return drawn
  const usual = onRandomOrder(problem)
  const { rows } = callsDrawing(callsOf(usual, seed), usual.size)
  const label = `random order: ${formatCount(comparisonsOf(usual, seed))}`
  return { ...drawn, compared: { rows, label } }
}

function callsPicture(experiment: Experiment) {
  const { seed } = experiment
  const problem = problemOf(experiment)
  if (problem?.kind !== 'procedure') return nothing
  const drawing = runs.of(experiment, () => drawingOf(problem, seed))
  const comparisons = formatCount(comparisonsOf(problem, seed))
  const heading = `One run on ${formatCount(problem.size)} keys: ${comparisons} comparisons`
  return html`<bl-calls .drawing=${drawing} .heading=${heading}></bl-calls>`
}

/** Returns one run on a random order, without its count. */
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

/** One run of a procedure, call by call. While a question is open, a run on a random order. */
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
