import { nameSeed, plainName } from '../../exchange/assignment/name-seed.ts'
import type { AnswersForm, HandedIn } from '../../exchange/assignment/answers-file.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { asGiven } from '../../words/language/language.ts'

/** Returns the seed of a student's own draw in a file; undefined if its experiments have the lecture's draws. */
export function drawOf({ draw, name = '' }: HandedIn, form: AnswersForm): number | undefined {
  // Files of form 1 do not name what they were drawn from: it was the student's name.
  const from = form === 1 ? name : draw
  return from?.trim() ? nameSeed(from) : undefined
}

export const inDraw = (written: Experiment, seed: number | undefined): Experiment =>
  seed === undefined || seed === written.seed ? written : { ...written, seed }

/** Returns what is unusual about the draws of a file, one sentence each; none of it is an error. */
export function drawNotes(
  { draw, name = '' }: HandedIn,
  isDrawn: boolean,
  assignment: { readonly seed?: boolean } | undefined,
): readonly string[] {
  if (!isDrawn) return []
  return [
    ...(draw !== undefined && plainName(draw) !== plainName(name)
      ? [`Its random draws come from the name “${asGiven(draw)}”, which was entered at the start.`]
      : []),
    ...(assignment && !assignment.seed
      ? ['Its random draws come from a name, but this version of the assignment does not ask for one.']
      : []),
  ]
}
