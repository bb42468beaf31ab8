import { html, nothing } from 'lit'
import './bl-kernels.ts'
import './bl-network.ts'
import type {
  LayerLearnsEvent,
  WeightDirectionEvent,
  WeightEvent,
  WeightPairEvent,
  WeightsAtEvent,
} from '../../elements/network/network-events.ts'
import type { NetworkView } from '../../elements/network/network-view.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { trains } from '../../reference/algorithm/trains.ts'
import type { Study } from '../../study/study.ts'
import { shareWords } from '../../view/surface/weight-arrow.ts'
import type { Picture } from '../picture.ts'
import type { ShownNetwork } from '../shown-network.ts'

/** Returns the editable network of a study. `heading` is its title, if no other title is on the page. */
export function networkChart(
  { weightArrow }: Pick<Study, 'weightArrow'>,
  shown: ShownNetwork,
  heading = 'The network',
  view: NetworkView | undefined = shown.view.value,
) {
  const kernels = shown.kernels.value
  if (kernels) return html`<bl-kernels heading=${heading && 'The kernels'} .view=${kernels}></bl-kernels>`
  if (!view) return nothing
  const arrow = weightArrow.value
  return html`<bl-network
    heading=${heading}
    .view=${view}
    .remark=${arrow ? shareWords(arrow.share) : ''}
    @bl-weight=${(event: WeightEvent) => shown.move(event)}
    @bl-weight-direction=${(event: WeightDirectionEvent) => shown.point(event)}
    @bl-weight-pair=${(event: WeightPairEvent) => shown.span(event)}
    @bl-layer-learns=${(event: LayerLearnsEvent) => shown.setLearns(event)}
    @bl-weights-at=${({ at }: WeightsAtEvent) => (shown.at.value = at)}
  ></bl-network>`
}

/**
 * Units and weights, or kernels, of the first visible run, live along the timeline and while w_0 is dragged. While a question is
 * open, those at w_0; an untrained network, which would be its own answer, appears without the responses of its units.
 */
export const network: Picture = {
  name: 'network',
  label: 'the network',
  needs: (experiment) =>
    hasRuns(experiment) && experiment.model.kind !== 'function'
      ? undefined
      : 'Needs a network, because a function of two weights has no units.',
  open: ({ study, network: shown }) => ({
    render: () => networkChart(study, shown),
    asked() {
      const view = shown.view.value
      const isAnswer = !study.store.training?.algorithms.some(trains)
      return networkChart(study, shown, undefined, view && isAnswer ? { ...view, pictures: undefined } : view)
    },
  }),
}
