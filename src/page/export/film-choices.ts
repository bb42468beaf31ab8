import { setLinearity } from '../../edit/actions.ts'
import type { FilmChoice } from '../../elements/export/bl-export-film.ts'
import type { Study } from '../../study/study.ts'

/** The kinds of films that can be made of the current view, on a 3-D stage or on a flat map; empty while a question is open. */
export function filmChoices(study: Study, flat: boolean): FilmChoice[] {
  const { store, playback } = study
  const { training, terrain } = store
  if (!training || !terrain || study.veiled) return []
  const walks = playback.last > 0
  const choices: readonly (FilmChoice & { readonly isPossible: boolean })[] = [
    {
      isPossible: walks && study.step.peek() !== undefined,
      kind: 'step',
      name: 'this step',
      shows:
        'The runs from w₀ to their end points on all stages, with the title, what to try and what to watch.',
    },
    {
      isPossible: walks,
      kind: 'run',
      name: 'the runs',
      shows: 'The runs from w₀ to their end points, with the title, their names, the colours and the step.',
    },
    {
      isPossible: !flat,
      kind: 'turn',
      name: 'a turn of the camera',
      shows: 'Once around the current picture, with the title, the names of the runs and the colours.',
    },
    {
      isPossible: setLinearity(training, 0) !== undefined,
      kind: 'linearity',
      name: 'nonlinear to linear',
      shows:
        'The surface and its runs on the way from nonlinear to linear on the same weights. Each frame is computed, so this takes longer.',
    },
  ]
  return choices.flatMap(({ isPossible, ...choice }) => (isPossible ? [choice] : []))
}
