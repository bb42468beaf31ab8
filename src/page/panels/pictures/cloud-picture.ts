import { html, nothing } from 'lit'
import { shownPoint } from '../../../analyses/shown-point.ts'
import type { Study } from '../../../landscape/study.ts'
import { hasCloud, unitCloud } from '../../../view/learned/unit-cloud.ts'
import type { StageKernels } from '../stage-kernels.ts'
import { kernelPicture } from './kernel-picture.ts'

/** The most clouds beside each other. */
const mostClouds = 4

/** The units of each stage's first visible run at the step that is shown, and under them the tangent kernel of that stage. */
export function cloudPicture(studies: readonly Study[], kernels: StageKernels) {
  const [main] = studies
  if (!main) return nothing
  const { playback, theme } = main
  if (!main.store.training || !hasCloud(main.store.training))
    return html`<p class="said">Needs a network with one hidden layer: its units are the points.</p>`
  const shown = studies.slice(0, mostClouds).flatMap((study) => {
    const { store, hidden, label } = study
    const { training: experiment } = store
    const point = shownPoint(store, { hidden, playback }, undefined)
    const cloud = experiment && point && unitCloud(experiment, point.run, point.record, theme, label.value)
    return cloud ? [{ cloud, experiment, kernel: kernels.of(study) }] : []
  })
  return html`<bl-cloud .clouds=${shown.map(({ cloud }) => cloud)}>
    ${shown.map(({ experiment, kernel }, i) => (kernel ? kernelPicture(experiment, kernel, `under-${i}`) : nothing))}
  </bl-cloud>`
}
