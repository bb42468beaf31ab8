import { pictureNames, type Mark, type PictureName } from '../../../src/exchange/lecture/scenario.ts'

/** The parts of a mark: the picture that shows it and the text there, or the formula that it draws. */
export interface MarkParts {
  readonly picture?: PictureName
  readonly text?: string
  readonly prediction?: string
}

/** The parts of a mark; none of the run. What is counted on the surface is drawn as a prediction is. */
export function markOf(mark: Mark): MarkParts {
  const at = mark.indexOf(': ')
  const [of, text] = at < 0 ? [mark, undefined] : [mark.slice(0, at), mark.slice(at + 2)]
  if (of === 'prediction' && text !== undefined) return { prediction: text }
  if (of === 'dips' || of === 'level') return { prediction: of }
  const picture = pictureNames.find((name) => name === of)
  return picture ? { picture, ...(text !== undefined && { text }) } : {}
}
