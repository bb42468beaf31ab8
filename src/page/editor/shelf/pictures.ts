import { computed } from '@preact/signals-core'
import { html } from 'lit'
import '../../../elements/editor/shelf/bl-picture-tiles.ts'
import type { PlaceEvent } from '../../../elements/editor/editor-events.ts'
import { pictures } from '../../../pictures/pictures.ts'
import { pictureNames, type PictureName } from '../../../exchange/lecture/scenario.ts'
import { settled } from '../../../store/settled.ts'
import { translate } from '../../../words/language/language.ts'
import { arrangementOf, isLandscape, sameArrangement, type Arrangement } from '../../board/arrangement.ts'
import { arrangementFields, placedAt, placeOf } from './arranging.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'

/** The article before the name of a picture, in languages that write it there. */
const article = /^(?:the|der|die|das) /u

/** Why a picture cannot move to a place. */
const refusal = (name: PictureName, { hero, insets }: Arrangement): string =>
  isLandscape(name) && isLandscape(hero) && name !== hero
    ? `The landscape is drawn only once, and ${pictures[hero].label} shows it already.`
    : insets.length === 0
      ? 'One picture must be the hero. Make another picture the hero first.'
      : 'There is no room for it. At most two pictures fit beside the hero.'

/** The pictures of the stage: the hero and the insets, out of all that can currently be shown. */
export function shownPictures({ study, step, show, tell }: ShelfDesk): ShelfPart {
  const arrangement = settled(() => arrangementOf(step.value, study.store.experiment), sameArrangement)
  // Some pictures need samples, which arrive only after the surface and the runs. Until then, keep the previous result.
  const possible = settled(
    () => {
      const { experiment, idle } = study.store
      return idle ? pictureNames.filter((name) => !pictures[name].needs(experiment, step.value)) : []
    },
    (before, now) => now.length === 0 || before.join() === now.join(),
  )
  const tiles = computed(() => {
    const answers = step.value?.reveal?.hero
    const { hero, insets } = arrangement.value
    const shown = [hero, ...insets]
    return [...shown, ...possible.value.filter((name) => !shown.includes(name))].map((name) => ({
      name,
      label: translate(pictures[name].label).replace(article, ''),
      place: placeOf(arrangement.value, name),
      answers: name === answers,
    }))
  })
  const put = ({ picture, place }: PlaceEvent): void => {
    const wanted = placedAt(arrangement.peek(), picture, place)
    const fields = arrangementFields(step.peek() ?? {}, study.store.experiment, wanted)
    if (Object.keys(fields).length > 0) show(fields, 'pictures')
    else if (placeOf(wanted, picture) !== place) tell(refusal(picture, arrangement.peek()))
    else tell('')
  }
  return {
    id: 'pictures',
    label: 'Pictures',
    low: true,
    has: () => String(1 + arrangement.value.insets.length),
    draw: () =>
      html`<bl-picture-tiles
        .tiles=${tiles.value}
        .others=${pictureNames.length - tiles.value.length}
        @bl-place=${put}
      ></bl-picture-tiles>`,
  }
}
