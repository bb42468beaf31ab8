import { asGiven } from '../../words/language/language.ts'
import { written } from '../../words/language/written.ts'
import { handoutLayout, handoutPages, type HandoutLayout } from './handout-pages.ts'
import { handoutPaper, handoutStyle } from './handout-style.ts'
import type { PagesForm } from './printed-pages.ts'

/** A handout: each step with its picture and text, the questions with space for answers, and optionally the answers at the end. */
export const handout: PagesForm<HandoutLayout> = {
  name: 'handout',
  title: (lecture) => written(`A handout of “${asGiven(lecture)}”`),
  style: handoutStyle,
  paper: handoutPaper,
  answers: true,
  layoutOf: (_lecture, _at, _isAsked, isAlone) => handoutLayout(isAlone),
  pages: handoutPages,
}
