import { html, nothing } from 'lit'
import type { LinearWalksAnalysis } from '../../../analyses/linear-walks.ts'
import type { Study } from '../../../study/study.ts'
import { gapSeries, polytopeContent, polytopeWords, walkerViews } from '../../../view/polytope.ts'

/** The ways through the linear program that is shown, or the sentence that says why there are none. */
function walked({ value, error }: LinearWalksAnalysis) {
  const [issue] = error.value
  return { walks: value.value, said: issue ? html`<p class="said">${issue.message}</p>` : nothing }
}

/** The polytope of a linear program, with all ways through it up to the step that is shown. */
export function polytopePicture(
  { playback, theme, store }: Pick<Study, 'playback' | 'theme' | 'store'>,
  analysis: LinearWalksAnalysis,
) {
  const { walks, said } = walked(analysis)
  if (!walks) return said
  const content = polytopeContent(walks, playback.step, theme)
  if (!content) return html`<p class="said">A polytope is drawn in three dimensions.</p>`
  return html`<bl-polytope
    .content=${content}
    .walkers=${walkerViews(walks, playback.step, theme)}
    words=${polytopeWords(walks, Math.round(playback.step))}
    .device=${store.engine && (store.device ?? 'none')}
  ></bl-polytope>`
}

/** The gap to the optimum along the steps of each walker. */
export function walkChart(
  { playback, theme }: Pick<Study, 'playback' | 'theme'>,
  analysis: LinearWalksAnalysis,
) {
  const { walks, said } = walked(analysis)
  if (!walks) return said
  return html`<bl-loss-chart
    heading="Gap to the optimum"
    .series=${gapSeries(walks, theme)}
    .at=${Math.round(playback.step)}
    log
  ></bl-loss-chart>`
}
