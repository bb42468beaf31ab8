import { html, nothing } from 'lit'
import { questionView } from '../../study/question-view.ts'
import type { Study } from '../../study/study.ts'

/** The element of a question is loaded when one is first asked. */
let element: Promise<unknown> | undefined

/** The question of the step over the stage, or its truth once that is asked for; nothing where none is asked. */
export function stageQuestion(study: Study) {
  const { question, stands } = study.guessing
  if (!question) return nothing
  element ??= import('../../elements/lecture/question/bl-question.ts').catch(() => study.guessing.turn(false))
  return html`<section class="question" aria-label="The question">
    <p ?data-stands=${stands}>${question.ask}</p>
    <bl-question ask=${question.ask} .view=${questionView(study)}></bl-question>
  </section>`
}
