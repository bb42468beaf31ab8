import { html, nothing } from 'lit'
import '../../elements/stage/bl-polytope.ts'
import { problemOf } from '../../experiment/spec/experiment.ts'
import { dimensionsOf } from '../../experiment/spec/problem/linear-program.ts'
import type { Study } from '../../study/study.ts'
import { polytopeContent, polytopeWords, walkerViews } from '../../view/polytope.ts'
import { sentence, type Picture } from '../picture.ts'
import type { SharedAnalyses } from '../shared-analyses.ts'

/** The polytope with all walks through it up to the current step. */
function ways(
  { playback, theme, store }: Pick<Study, 'playback' | 'theme' | 'store'>,
  { walks }: SharedAnalyses,
) {
  const [issue] = walks.error.value
  const walked = walks.value.value
  const content = walked && polytopeContent(walked, playback.step, theme)
  if (!content) return issue ? sentence(issue.message) : nothing
  return html`<bl-polytope
    .content=${content}
    .walkers=${walkerViews(walked, playback.step, theme)}
    words=${polytopeWords(walked, Math.round(playback.step))}
    .device=${store.engine && (store.device ?? 'none')}
  ></bl-polytope>`
}

/** A linear program in three dimensions, with the walks through it. */
export const polytope: Picture = {
  name: 'polytope',
  label: 'the polytope',
  numbers: ['linear program'],
  needs(experiment) {
    const problem = problemOf(experiment)
    if (problem?.kind !== 'linear-program') return 'Needs a linear program, whose polytope it draws.'
    return dimensionsOf(problem) === 3
      ? undefined
      : 'Needs three variables, because it draws in three dimensions.'
  },
  open({ study, shared }) {
    const render = () => ways(study, shared)
    return { render, asked: render }
  },
}
