import type { Authored } from '../../experiment/authored.ts'
import { slugOf } from '../../exchange/lecture/text/slug.ts'
import { loadError } from '../../experiment/spec/values/load-error.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { asGiven } from '../../words/language/language.ts'

const files = import.meta.glob<string>('../../scenarios/lectures/*/lecture.md', {
  query: '?raw',
  import: 'default',
})

/** The text of a lecture’s file, unchanged if it came from one. Rejects if it cannot be loaded. */
export async function textOfLecture({
  id,
  title,
  manuscript,
}: Pick<Lecture, 'id' | 'title' | 'manuscript'>): Promise<string> {
  if (manuscript) return manuscript.text
  const load = files[`../../scenarios/lectures/${id}/lecture.md`]
  try {
    if (load) return await load()
  } catch {
    // The error is thrown below.
  }
  throw new Error(loadError(`the file of “${asGiven(title)}”`))
}

/** The name of a lecture’s file, or a suggested name. */
export function fileNameOf({ id, title, manuscript }: Lecture): Authored {
  const { kind, name = '' } = manuscript?.origin ?? {}
  if ((kind === 'file' || kind === 'here') && name) return name
  return `${kind === 'here' ? slugOf(title) : id.replace(/^yours\./, '')}.md`
}
