import { computed } from '@preact/signals-core'
import { html } from 'lit'
import { walkerCount, walkersOf } from './walked-gaps.ts'
import '../../elements/stage/bl-contour-map.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { formatCount } from '../../math/picture/format.ts'
import { runLooks } from '../../math/picture/looks/run-looks.ts'
import { crowdDots, crowdMap } from './walkers-view.ts'
import { shows, type Picture } from '../picture.ts'

/** Many draws of the first start as dots on the plane from above, at the current step. While a question is open, at w_0. */
export const walkers: Picture = {
  name: 'walkers',
  label: 'the walkers',
  numbers: ['reward'],
  needs: (experiment) =>
    hasRuns(experiment) && experiment.plane.kind === 'weights' && experiment.starts[0]?.kind === 'random'
      ? undefined
      : 'Needs a random start over a plane of two weights, whose draws are the dots.',
  open({ study, guesses, owner }) {
    const { store, step, content, playback, theme } = study
    const crowds = walkersOf(owner, store, () => shows(step.value, 'walkers'))
    const shown = computed(() => {
      const now = guesses.isOpen ? 0 : Math.round(playback.step)
      return crowds.value.value?.findLast((crowd) => crowd.step <= now)
    })
    const render = () => {
      const crowd = shown.value
      const { training } = store
      const [look] = training ? runLooks(training.algorithms, theme) : []
      return html`<div class="column">
        <div class="measured">
          <h2>${formatCount(walkerCount)} starts${crowd ? `, after ${crowd.step} steps` : ''}</h2>
        </div>
        <bl-contour-map
          equal
          .content=${crowdMap(content.value)}
          .dots=${training && crowd && crowdDots(training, crowd, look?.color ?? '')}
        ></bl-contour-map>
      </div>`
    }
    return { render, asked: render }
  },
}
