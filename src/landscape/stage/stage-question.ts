import { html, nothing } from 'lit'
import '../../elements/lecture/question/bl-question.ts'
import { questionView } from '../../study/question-view.ts'
import { asGiven } from '../../words/language/language.ts'
import type { Study } from '../../study/study.ts'

/** The step's question over the stage, or its answer once requested; nothing if there is no question. */
export function stageQuestion(study: Study) {
  const { question } = study.guessing
  if (!question) return nothing
  return html`<section class="question" aria-label="The question">
    <p>${asGiven(question.ask)}</p>
    <bl-question ask=${question.ask} .view=${questionView(study)}></bl-question>
  </section>`
}
