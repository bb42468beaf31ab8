import { html, nothing } from 'lit'
import '../../elements/stage/bl-contour-map.ts'
import '../../elements/stage/bl-legend.ts'
import type { PinInputEvent } from '../../elements/stage/stage-events.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { bendView } from './bend-view.ts'
import type { Picture } from '../picture.ts'

/**
 * The straight and the bent path between the first two points of a plane through three, from above. The bend starts at the third
 * point and can be dragged. Veiled while a question is open.
 */
export const bend: Picture = {
  name: 'bend',
  label: 'the bent path',
  numbers: ['lines and curves', 'pairs of runs'],
  needs: (experiment) =>
    hasRuns(experiment) && experiment.plane.kind === 'through' && Array.isArray(experiment.plane.points[2])
      ? undefined
      : 'Needs a plane through three points whose third is a list of weights. That point bends the path between the other two.',
  open({ study, shared: { bend: place, ways } }) {
    const follow = (event: PinInputEvent) => {
      event.stopPropagation()
      place.choose([event.a, event.b])
    }
    return {
      render() {
        const { store, content, theme, names } = study
        const shown = content.value
        return html`<div class="column">
          <bl-contour-map
            equal
            .content=${bendView(shown, place.value, ways.value.value, names.value.starts ?? [], theme)}
            @pin-input=${follow}
          ></bl-contour-map>
          ${
            store.terrain
              ? html`<bl-legend
                  style="flex: none; align-self: end"
                  .scale=${shown.scale}
                  colors=${shown.colors}
                  words=${shown.axes.height}
                ></bl-legend>`
              : nothing
          }
        </div>`
      },
      asked: () => html`<p class="veil">waits for your guess</p>`,
    }
  },
}
