import { setField } from '../../../exchange/lecture/edit/data.ts'
import type { Edit } from '../../../exchange/lecture/edit/edit.ts'
import { Outline } from '../../../exchange/lecture/edit/outline.ts'
import { setWords } from '../../../exchange/lecture/edit/words.ts'
import { slugOf } from '../../../exchange/lecture/slug.ts'
import { translationsRenamed } from '../../../exchange/lecture/translation/followed.ts'
import { untitledId } from './first-text.ts'
import type { WordsPart } from './lecture-words.ts'

const idOf = (title: string): string => (title.trim() === '' ? untitledId : slugOf(title))

/** The lecture's title. Its id follows where it was that of the title before. */
function withTitle(text: string, title: string): Edit {
  const { head, front = [] } = new Outline(text)
  const titled = setWords(text, { part: 'title' }, title)
  const follows = front.some((line) => line === `id: ${idOf(head?.title ?? '')}`)
  if (!titled.change || !follows) return titled
  const named = setField(titled.text, 'front', ['id'], idOf(title))
  return { ...named, text: translationsRenamed(named.text, idOf(title)) }
}

const ofStep = ['title', 'prose', 'try', 'watch', 'scene', 'ask', 'because'] as const

const isOfStep = (part: string): part is (typeof ofStep)[number] => ofStep.some((name) => name === part)

/** A text with other words of a part that has a field. */
export function writtenWords(text: string, { step, part }: WordsPart, words: string): Edit {
  if (step !== undefined && isOfStep(part)) return setWords(text, { step, part }, words)
  if (part === 'idea' || part === 'minute') return setWords(text, { part }, words)
  const titled = withTitle(text, words)
  return {
    ...titled,
    ...(titled.text !== text && { change: { from: 0, to: text.length, text: titled.text } }),
  }
}
