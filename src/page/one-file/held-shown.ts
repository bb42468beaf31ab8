import { inTurns } from '../../engine/backend/page-turns.ts'
import { freezeRows } from '../../exchange/freeze-rows.ts'
import { parseExperiment } from '../../experiment/format/parse.ts'
import { fetchNeeded } from '../../experiment/needed.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Lecture, Shown } from '../../scenarios/place.ts'
import { fetchLecture, lectureOf } from '../../study/lecture/lecture.ts'
import { readLecture } from '../../study/lecture/own-lectures.ts'
import { held, type HeldShown } from './held.ts'
import { asGiven } from '../../words/language/language.ts'

async function heldLecture(lecture: NonNullable<HeldShown['lecture']>): Promise<Lecture> {
  if ('id' in lecture) {
    await fetchLecture(lecture.id)
    return lectureOf(lecture.id)
  }
  const read = await readLecture(lecture.text, { kind: 'file', name: lecture.name })
  if (!read.lecture) throw ExperimentError.at('', `There is no lecture in “${asGiven(lecture.name)}”.`)
  return read.lecture
}

/** Returns what the file was exported with; undefined if nothing. Rejects with a sentence if it cannot be shown. */
export async function heldShown(): Promise<Shown | undefined> {
  if (!held.shown) return undefined
  const { lecture, step, apart, experiment } = held.shown
  const place = { lecture: lecture && (await heldLecture(lecture)), step, apart }
  await inTurns(freezeRows(experiment))
  await fetchNeeded(experiment)
  return { place, experiment: parseExperiment(experiment) }
}
