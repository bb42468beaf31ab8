import { html, nothing } from 'lit'
import { icon } from '../../elements/style/icons.ts'
import { pictureNames, type PictureName } from '../../exchange/lecture/scenario.ts'
import { isLandscape, landscapePicture, type Arrangement } from './arrangement.ts'

/**
 * The pictures beside the landscape. Each keeps its place in the template, and with it its elements wherever it is: Lit's `repeat`
 * would do so too, but leaves two comments on the page for each picture that goes (lit/lit#5010).
 */
const panels = pictureNames.filter((name) => !isLandscape(name))

/** A picture and its name for people, with its article. */
export interface LabelledPicture {
  readonly label: string
  readonly content: unknown
}

/** The parts of a board that the page makes. */
export interface BoardParts {
  readonly landscape: unknown
  /** The veil over the landscape; `nothing` where it may be seen. */
  readonly veil: unknown
  /** The picture of a name; undefined before pictures are loaded. */
  picture(name: PictureName): LabelledPicture | undefined
  /** The question before a room, which has the head of the insets' column; `nothing` where there is none. */
  readonly votes: unknown
  /** A question is open. */
  readonly asked: boolean
  /** The form of the experiment is beside it, and takes some of its room. */
  readonly form: boolean
  /** The landscape has several stages in a row, of which none is as wide as the board: its insets are below it. */
  readonly row: boolean
  /** The name of the work that is under way, as text, which the landscape says where it is seen. */
  readonly work: unknown
  /** The mark that is pointed at: `picture/` and the name of a picture. */
  readonly lit: string | undefined
  /** Changes an inset and the hero. */
  swap(name: PictureName): void
}

/** The button in an inset's corner. */
const swapButton = (name: PictureName, label: string, { swap }: BoardParts) =>
  html`<button
    class="swap"
    title="Make ${label} large"
    aria-label="Make ${label} large"
    @click=${() => swap(name)}
  >
    ${icon('swap')}
  </button>`

/** The stage of the page: the hero, and its insets beside it. The landscape keeps its element wherever it is, and where it is not seen. */
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

/** A picture at its place; the hero has the note of the `work` that is under way. */
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
