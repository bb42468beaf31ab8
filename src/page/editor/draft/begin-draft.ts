import { stepId } from '../../../exchange/lecture/merged.ts'
import { isWrittenHere } from '../../../exchange/lecture/manuscript.ts'
import type { Lecture } from '../../../scenarios/place.ts'
import { savedLectures } from '../../../study/lecture/saved-lectures.ts'
import { fetchLecture } from '../../../study/lecture/lecture.ts'
import { readLecture, writtenLecture } from '../../../study/lecture/own-lectures.ts'
import type { Study } from '../../../study/study.ts'
import { textOfLecture } from '../../files/lecture-texts.ts'
import { Draft } from './draft.ts'
import { firstText, newTitle } from './first-text.ts'
import { translate } from '../../../words/language/language.ts'

/** The lecture of a text written here, with an id of its own. */
async function newLecture(text: string): Promise<Lecture> {
  const { lecture, problems } = await readLecture(text, { kind: 'here', name: '' })
  if (lecture) return lecture
  throw new Error(`Cannot make a lecture of this: ${problems[0]?.message ?? ''}`)
}

/**
 * The draft of what a study shows: the lecture itself if the user may edit it, a copy with its authors and licence if it is somebody
 * else’s, or, without a lecture, a new one with a single step that opens with the current stage. The stage does not change. `before`:
 * earlier drafts by lecture id. Rejects if a text cannot be loaded.
 */
export async function beginDraft(study: Study, before?: ReadonlyMap<string, Draft>): Promise<Draft> {
  const { lecture, step, apart } = study.place.peek()
  const isTold = lecture?.minute !== undefined && !apart
  const { manuscript } = lecture ?? {}
  if (isTold && manuscript && isWrittenHere(manuscript.origin)) {
    const kept = (await savedLectures()).find(({ id }) => id === lecture.id)
    // Another tab may have changed the text since this page read it.
    const written = kept?.typed ?? kept?.text
    const own = writtenLecture(lecture.id) ?? lecture
    const typed = written === manuscript.text ? undefined : written
    return draftAt(own, own.steps[step], typed, before?.get(lecture.id))
  }
  if (!isTold) return beginNewDraft(study, '')
  return draftOf(study, await textOfLecture(lecture), step, 'edit a copy')
}

/** The draft of a new lecture with a title and a single step that opens with the current stage. The stage does not change. */
export function beginNewDraft(study: Study, title: string = translate(newTitle)): Promise<Draft> {
  const shown = study.shown.peek()
  return draftOf(study, firstText(shown, shown.view.camera !== undefined, title), 0, 'new lecture')
}

/** The draft of a text written here, which the study shows at a step. */
async function draftOf(study: Study, text: string, step: number, label: string): Promise<Draft> {
  const own = await newLecture(text)
  await fetchLecture(own.id)
  const place = { lecture: own, step, apart: false }
  study.show({ place, experiment: study.store.experiment }, label, 'back')
  return draftAt(own, own.steps[step])
}

/** A draft with one of the lecture’s steps as its current step. */
function draftAt(
  lecture: Lecture,
  step: Lecture['steps'][number] | undefined,
  typed?: string,
  before?: Draft,
): Draft {
  const draft = new Draft(lecture, typed, undefined, undefined, before)
  const at = step ? draft.words.value.steps.findIndex(({ id }) => id === stepId(step)) : 0
  draft.step.value = Math.max(0, at)
  return draft
}
