import { isLecture, type LecturePlace } from '../../../scenarios/place.ts'
import { isWrittenHere } from '../../../exchange/lecture/manuscript.ts'

/** Returns the label of the button that opens the editor at a place. */
export function writeWords(place: LecturePlace): string {
  if (!isLecture(place)) return 'New lecture from this'
  const { manuscript } = place.lecture ?? {}
  return manuscript && isWrittenHere(manuscript.origin) ? 'Edit' : 'Edit a copy'
}
