import { isFields } from '../../../experiment/format/merge.ts'
import { readPlace, setField } from './data.ts'
import { Outline } from './outline.ts'
import { translationsFollowed } from '../translation/followed.ts'

/**
 * A text whose front matter and translations follow its steps: `ids` are those from before, and `idOf` says how one is called now, undefined of one that is
 * gone; `now` are all in their order. The thumbnail is of the step that it was of, and what is handed in names the steps that it named.
 */
export function followed(
  text: string,
  ids: readonly string[],
  now: readonly string[],
  idOf: (id: string) => string | undefined,
): string {
  const { value, problems } = readPlace(new Outline(text), 'front')
  const translated = ids.every((id) => idOf(id) === id)
    ? text
    : translationsFollowed(text, (id) => (ids.includes(id) ? idOf(id) : id))
  if (problems.length > 0 || !isFields(value)) return translated
  const { thumbnail, assignment } = value
  const shown = typeof thumbnail === 'number' ? ids[thumbnail - 1] : undefined
  const place = shown === undefined ? thumbnail : now.indexOf(idOf(shown) ?? '') + 1
  const pictured =
    place === thumbnail ? translated : setField(translated, 'front', ['thumbnail'], place || undefined).text
  const handedIn = isFields(assignment) ? assignment['steps'] : undefined
  if (!Array.isArray(handedIn)) return pictured
  const named = handedIn.flatMap((id: unknown) =>
    ids.includes(String(id)) ? (idOf(String(id)) ?? []) : [id],
  )
  return setField(pictured, 'front', ['assignment', 'steps'], named).text
}
