import { html, nothing } from 'lit'
import { hasSurface } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import { formatNumber } from '../../math/picture/format.ts'
import type { Picture } from '../picture.ts'

/**
 * True if the surface would reveal the answer to any question: over a line it is the slice, and over hyperparameters it holds the
 * outcome of training at each point.
 */
const tells = ({ training }: Study['store']): boolean =>
  training?.plane.kind === 'line' || training?.plane.kind === 'hyperparameters'

/** Returns the axes of a veiled surface with their ends; nothing if the surface may be visible. */
export function surfaceVeil({ store, content }: Pick<Study, 'store' | 'content'>) {
  if (!tells(store)) return nothing
  const { axes, extent } = content.value
  const ends = ([from, to]: readonly [number, number]) =>
    html`<span>${formatNumber(from, 3)}</span><span>${formatNumber(to, 3)}</span>`
  return html`<div class="cover">
    <b>${axes.b}</b>
    <p class="up">${ends(extent.b)}</p>
    <p class="hatch"><span data-screen>shown once you answer</span></p>
    <p class="across">${ends(extent.a)}</p>
    <b>${axes.a}</b>
  </div>`
}

/** The terrain with its runs, which the landscape draws. */
export const surface: Picture = {
  name: 'surface',
  label: 'the surface',
  needs: (experiment) =>
    hasSurface(experiment) ? undefined : 'There is no surface here, because nothing is trained.',
  open: ({ study }) => ({ render: () => nothing, asked: () => surfaceVeil(study) }),
}

/** Several surfaces of the same size side by side. */
export const maps: Picture = { ...surface, name: 'maps', label: 'the maps' }
