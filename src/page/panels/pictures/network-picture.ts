import { html, nothing } from 'lit'
import '../../../elements/network/bl-network.ts'
import type {
  LayerLearnsEvent,
  WeightDirectionEvent,
  WeightEvent,
  WeightPairEvent,
  WeightsAtEvent,
} from '../../../elements/network/network-events.ts'
import type { Study } from '../../../study/study.ts'
import { shareWords } from '../../../view/surface/weight-arrow.ts'
import type { ShownNetwork } from '../shown-network.ts'

/**
 * The network of a study's first visible run, live along the timeline and under a dragged w_0, in whatever room it gets; nothing
 * of a closed-form function. `heading` is its title, none where somebody else has written it.
 */
export function networkPicture(
  { weightArrow }: Pick<Study, 'weightArrow'>,
  network: ShownNetwork,
  heading = 'The network',
) {
  const view = network.view.value
  if (!view) return nothing
  const arrow = weightArrow.value
  return html`<bl-network
    heading=${heading}
    .view=${view}
    .remark=${arrow ? shareWords(arrow.share) : ''}
    @bl-weight=${(event: WeightEvent) => network.move(event)}
    @bl-weight-direction=${(event: WeightDirectionEvent) => network.point(event)}
    @bl-weight-pair=${(event: WeightPairEvent) => network.span(event)}
    @bl-layer-learns=${(event: LayerLearnsEvent) => network.setLearns(event)}
    @bl-weights-at=${({ at }: WeightsAtEvent) => (network.at.value = at)}
  ></bl-network>`
}
