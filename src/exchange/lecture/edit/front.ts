import { isFields } from '../../../experiment/format/merge.ts'
import { readPlace, setField } from './data.ts'
import { Outline } from './outline.ts'
import { translationsFollowed } from '../translation/followed.ts'

/**
 * Updates the front matter and the translations after the steps have changed: the thumbnail stays with its step, and the assignment with
 * its steps. `ids` are the old ids and `now` the new ones, in order; `idOf` returns the new id for an old one, or undefined for a step that
 * is gone.
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
