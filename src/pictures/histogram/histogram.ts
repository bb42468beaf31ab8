import { html, nothing } from 'lit'
import { drawnNumbers, type DrawsAnalysis } from './drawn-numbers.ts'
import { highest } from './histogram-chart.ts'
import type { SweepEvent } from '../../elements/events.ts'
import './bl-histogram.ts'
import type { HistogramView } from './bl-histogram.ts'
import type { Histogram, Question } from '../../exchange/lecture/scenario.ts'
import { histogramView, shownHistogram } from './histogram-view.ts'
import { askedPlot, askedScale } from '../asked-plot.ts'
import type { ChartedQuantities, Guesses, Picture } from '../picture.ts'

/**
 * Returns the empty axes of a histogram, those of its bins and bars; an axis that carries the answer covers the range of guesses
 * instead.
 */
function veiled(view: HistogramView, question: Question, charted: ChartedQuantities): HistogramView {
  const { label, bins, log, done, total, shaded, given = [], across } = view
  return {
    heading: 'Waits for your guess',
    label,
    bins,
    counts: [],
    expected: [],
    rules: given,
    shaded,
    words: [],
    log,
    stale: false,
    done,
    total,
    top: highest(view),
    across: across ?? askedScale(question, 'across', charted, [], question.scale?.log),
  }
}

/** The mean of the drawn quantity lies on the horizontal axis. */
const chartedOf = ({ quantity }: Histogram): ChartedQuantities => ({
  picture: 'histogram',
  across: [quantity, `mean-${quantity}`, `expected-${quantity}`],
})

function bars(histogram: Histogram, draws: DrawsAnalysis, guesses: Guesses, question?: Question) {
  const charted = chartedOf(histogram)
  const drawn = draws.value.value
  const view = drawn && histogramView(histogram, drawn, draws.stale.value)
  return html`<bl-histogram
    .view=${view && question ? veiled(view, question, charted) : view}
    .asked=${askedPlot(guesses, charted)}
    ?running=${draws.busy.value}
    problem=${draws.error.value.map(({ message }) => message).join('; ')}
    @bl-sweep=${({ go }: SweepEvent) => (go ? draws.run() : draws.cancel())}
  ></bl-histogram>`
}

/** A quantity over draws: the step’s, or the default of a problem. */
export const histogram: Picture = {
  name: 'histogram',
  label: 'the histogram',
  numbers: ['quicksort'],
  needs: (experiment, step) =>
    shownHistogram(experiment, step?.histogram)
      ? undefined
      : 'Needs a step with a histogram, or a problem that has random numbers.',
  open({ study, guesses, owner }) {
    const { store } = study
    const shown = () => shownHistogram(store.experiment, study.told?.histogram)
    const draws = drawnNumbers(owner.with({ cancellable: true }), store, shown)
    const show = (question?: Question) => {
      const plan = shown()
      return plan ? bars(plan, draws, guesses, question) : nothing
    }
    return {
      render: () => show(),
      asked: show,
      charted: () => {
        const plan = shown()
        return plan ? chartedOf(plan) : { picture: 'histogram' }
      },
    }
  },
}
