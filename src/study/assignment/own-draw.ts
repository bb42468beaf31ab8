import { nameSeed, plainName } from '../../exchange/assignment/name-seed.ts'
import type { AnswersForm, HandedIn } from '../../exchange/assignment/answers-file.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { asGiven } from '../../words/language/language.ts'

/** Returns the seed of a student's own draw that a file has; undefined if its experiments have the lecture's draws. */
export function drawOf({ draw, name = '' }: HandedIn, form: AnswersForm): number | undefined {
  // Files of the first form do not say that they were drawn from their name.
  const from = form === 1 ? name : draw
  return from?.trim() ? nameSeed(from) : undefined
}

/** Returns the experiment of a step in a draw. */
export const inDraw = (written: Experiment, seed: number | undefined): Experiment =>
  seed === undefined || seed === written.seed ? written : { ...written, seed }

/** Returns what is unusual in the draws of a file, a sentence each; none of it is a fault. */
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
