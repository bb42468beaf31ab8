import { html, nothing } from 'lit'
import { icon } from '../../elements/style/icons.ts'
import { pictureNames, type PictureName } from '../../exchange/lecture/scenario.ts'
import { isLandscape, landscapePicture, type Arrangement } from './arrangement.ts'

/**
 * The pictures next to the landscape. Each keeps its place in the template, and so its elements, wherever it is shown.
 * Lit's `repeat` would do the same, but leaves two comments on the page for each removed picture (lit/lit#5010).
 */
const panels = pictureNames.filter((name) => !isLandscape(name))

export interface LabelledPicture {
  readonly label: string
  readonly content: unknown
}

/** The parts of a board that the page provides. */
export interface BoardParts {
  readonly landscape: unknown
  /** The veil over the landscape; `nothing` if it may be seen. */
  readonly veil: unknown
  picture(name: PictureName): LabelledPicture | undefined
  /** The question for an audience, above the insets; `nothing` if there is none. */
  readonly votes: unknown
  /** A question is open. */
  readonly asked: boolean
  /** The form of the experiment takes some of the space. */
  readonly form: boolean
  /** The landscape has several stages in a row, each narrower than the board, so its insets are below it. */
  readonly row: boolean
  /** The name of the current work, which the landscape shows itself if it is visible. */
  readonly work: unknown
  /** The mark under the pointer: `picture/` and the name of a picture. */
  readonly lit: string | undefined
  /** Swaps an inset with the hero. */
  swap(name: PictureName): void
}

const swapButton = (name: PictureName, label: string, { swap }: BoardParts) =>
  html`<button
    class="swap"
    title="Make ${label} large"
    aria-label="Make ${label} large"
    @click=${() => swap(name)}
  >
    ${icon('swap')}
  </button>`

/** The stage of the page: the hero and its insets. The landscape keeps its element wherever it is, even if hidden. */
export function board({ hero, insets }: Arrangement, parts: BoardParts) {
  const shown = [hero, ...insets]
  const own = shown.find(isLandscape)
  const { label } = landscapePicture(own)
  const placeOf = (name: PictureName) => (name === hero ? 'hero' : `inset-${insets.indexOf(name) + 1}`)
  return html`<div
    class="board"
    data-insets=${insets.length}
    ?data-votes=${parts.votes !== nothing}
    ?data-asked=${parts.asked}
    ?data-form=${parts.form}
    ?data-row=${parts.row && isLandscape(hero) && insets.length > 0 && !parts.form}
  >
    <section
      class="picture landscape"
      data-place=${own ? placeOf(own) : 'away'}
      data-picture=${own ?? 'surface'}
      ?data-lit=${parts.lit === `picture/${own}`}
      aria-label=${label}
      ?inert=${!own}
    >
      ${parts.landscape} ${parts.veil} ${own && own !== hero ? swapButton(own, label, parts) : nothing}
    </section>
    ${parts.votes === nothing ? nothing : html`<aside class="votes" aria-label="The question">${parts.votes}</aside>`}
    ${panels.map((name) => (shown.includes(name) ? panel(name, placeOf(name), own ? '' : parts.work, parts) : nothing))}
  </div>`
}

/** A picture at its place; the hero also shows the note about current work. */
function panel(name: PictureName, place: string, work: unknown, parts: BoardParts) {
  const { label, content } = parts.picture(name) ?? { label: name, content: nothing }
  return html`<section
    class="picture"
    data-place=${place}
    data-picture=${name}
    ?data-lit=${parts.lit === `picture/${name}`}
    aria-label=${label}
  >
    ${content}
    ${place === 'hero' ? html`<p class="work" role="status">${work}</p>` : swapButton(name, label, parts)}
  </section>`
}
