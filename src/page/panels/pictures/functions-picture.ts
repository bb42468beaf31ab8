import { html, nothing } from 'lit'
import type { Study } from '../../../study/study.ts'
import type { LearnedFunctions } from '../../../view/learned/learned-functions.ts'
import { shareBars } from './networks-picture.ts'

/** The functions that the visible runs have learned, over the part of the data that the surface is of, and the step's numbers that are shares. */
export function functionsPicture(
  study: Pick<Study, 'numbers' | 'shownNumbers'>,
  learned: LearnedFunctions | undefined,
) {
  if (!learned) return html`<p class="said">Needs a network over one or two inputs.</p>`
  const { part, samples, cells } = learned
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
