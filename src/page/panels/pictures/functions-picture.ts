import { computed, type ReadonlySignal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import type { Study } from '../../../landscape/study.ts'
import { learnedFunctions, type LearnedFunctions } from '../../../view/learned/learned-functions.ts'
import { shareBars } from './networks-picture.ts'

/** All of a study that its functions are made of. */
type Trained = Pick<Study, 'store' | 'hidden' | 'playback'>

const functions = new WeakMap<Trained, ReadonlySignal<LearnedFunctions | undefined>>()

/** The functions of a study's runs, live along the timeline. */
function functionsOf(study: Trained) {
  const known = functions.get(study)
  if (known) return known
  const found = computed(() => {
    const { experiment, runs } = study.store
    return learnedFunctions({
      experiment,
      runs,
      hidden: study.hidden,
      step: Math.round(study.playback.step),
    })
  })
  functions.set(study, found)
  return found
}

/** The functions that the visible runs have learned, over the part of the data that the surface is of, and the step's numbers that are shares. */
export function functionsPicture(study: Study) {
  const found = functionsOf(study).value
  if (!found) return html`<p class="said">Needs a network over one or two inputs.</p>`
  const { part, samples, cells } = found
  if (cells.length === 0) return nothing
  return html`<div class="column">
    <bl-function-grid
      heading=${`What each network says, on the ${part} part`}
      .samples=${samples}
      .cells=${cells}
    ></bl-function-grid>
    ${shareBars(study)}
  </div>`
}
