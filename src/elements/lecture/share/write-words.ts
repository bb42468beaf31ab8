import { isLecture, type LecturePlace } from '../../../scenarios/place.ts'
import { isWrittenHere } from '../../../exchange/lecture/manuscript.ts'

/** The name of the button that begins to write what a place shows. */
export function writeWords(place: LecturePlace): string {
  if (!isLecture(place)) return 'New lecture from this'
  const { manuscript } = place.lecture ?? {}
  return manuscript && isWrittenHere(manuscript.origin) ? 'Edit' : 'Edit a copy'
}
