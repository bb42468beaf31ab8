import { html, nothing } from 'lit'
import type { DrawsAnalysis } from '../../../analyses/drawn-numbers.ts'
import type { SweepEvent } from '../../../elements/events.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { Histogram } from '../../../scenarios/scenario.ts'
import { histogramView, shownHistogram } from '../../../view/histogram.ts'

/** The histogram of a step, or of a problem its usual one; while a question stands it says nothing. */
export function histogramPicture(
  experiment: Experiment,
  given: Histogram | undefined,
  draws: DrawsAnalysis,
  asked: boolean,
) {
  const histogram = shownHistogram(experiment, given)
  if (!histogram) return nothing
  if (asked) return html`<p class="veil">waits for your guess</p>`
  const drawn = draws.value.value
  return html`<bl-histogram
    .view=${drawn && histogramView(histogram, drawn, draws.stale.value)}
    ?running=${draws.busy.value}
    problem=${draws.error.value.map(({ message }) => message).join('; ')}
    @bl-sweep=${({ go }: SweepEvent) => (go ? draws.run() : draws.cancel())}
  ></bl-histogram>`
}
