import { html, nothing } from 'lit'
import { shownPoint } from '../../../analyses/shown-point.ts'
import type { Study } from '../../../landscape/study.ts'
import { hasCloud, unitCloud } from '../../../view/learned/unit-cloud.ts'

/** The most clouds beside each other. */
const mostClouds = 4

/** The units of each stage's first visible run at the step that is shown. */
export function cloudPicture(studies: readonly Study[]) {
  const [main] = studies
  if (!main) return nothing
  const { playback, theme } = main
  if (!hasCloud(main.store.experiment))
    return html`<p class="said">Needs a network with one hidden layer: its units are the points.</p>`
  const clouds = studies.slice(0, mostClouds).flatMap(({ store, hidden, label }) => {
    const point = shownPoint(store, { hidden, playback }, undefined)
    return (point && unitCloud(store.experiment, point.run, point.record, theme, label.value)) ?? []
  })
  return html`<bl-cloud .clouds=${clouds}></bl-cloud>`
}
