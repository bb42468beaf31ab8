import type { Catalogue } from '../translator.ts'
import { arrays } from './arrays.ts'
import { bring } from './import.ts'
import { counts } from './counts.ts'
import { dataFormula } from './data-formula.ts'
import { drawing } from './drawing.ts'
import { editor } from './editor/editor.ts'
import { formula } from './formula.ts'
import { homework } from './assignment.ts'
import { givenFields } from './given-fields.ts'
import { lectureText } from './editor/lecture-text.ts'
import { glossary, names } from './names.ts'
import { page } from './page.ts'
import { panels } from './panels.ts'
import { pictures } from './pictures.ts'
import { predictions } from './predictions.ts'
import { presets } from './presets.ts'
import { quantities } from './quantities.ts'
import { sentence } from './editor/sentence.ts'
import { shelf } from './editor/shelf.ts'
import { stage } from './stage.ts'
import { take } from './export.ts'
import { translations } from './editor/translations.ts'
import { values } from './values.ts'

export const german: Catalogue = {
  ...counts,
  ...pictures,
  ...stage,
  ...panels,
  ...formula,
  ...names,
  ...glossary,
  ...editor,
  ...translations,
  ...sentence,
  ...predictions,
  ...presets,
  ...quantities,
  ...shelf,
  ...homework,
  ...page,
  ...bring,
  ...arrays,
  ...take,
  ...values,
  ...drawing,
  ...dataFormula,
  ...givenFields,
  ...lectureText,
}
