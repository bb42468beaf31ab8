import { html, nothing } from 'lit'
import { pictureTitle } from '../../view/surface/hud-lines.ts'
import type { Study } from '../../study/study.ts'

/** The veil where there is no surface, or over one that is not yet that of what is shown: the name of what comes, and how far it is. */
export function stageVeil({ awaited, store, label }: Pick<Study, 'awaited' | 'store' | 'label'>) {
  if (!store.training) return html`<div class="veil"><p>There is no surface here.</p></div>`
  if (!awaited.value) return nothing
  const { progress } = store.surfaces
  const done = progress === undefined ? '' : `, ${Math.round(100 * progress)}\u00a0%`
  const words = store.idle ? 'not computed: behind is the picture before' : `computing the surface${done}`
  return html`<div class="veil" role="status">
    <p>${label.value || pictureTitle(store.training)}<span>${words}</span></p>
  </div>`
}
