import { html, nothing } from 'lit'
import { icon } from '../../elements/style/icons.ts'
import type { PictureName } from '../../scenarios/scenario.ts'
import { isLandscape, type Arrangement } from './arrangement.ts'

/** Names of the pictures for people. */
const names: Readonly<Record<PictureName, string>> = {
  surface: 'the surface',
  maps: 'the maps',
  network: 'the network',
  networks: 'the two networks',
  functions: 'the functions learned',
  function: 'the function learned',
  matrix: 'the matrices',
  kernel: 'the kernel',
  spectrum: 'the spectrum',
  gaps: 'the three gaps',
  sweep: 'the sweep',
  slice: 'the line',
  losses: 'the curves',
  cloud: 'the units',
  histogram: 'the histogram',
  calls: 'the calls',
  coordinates: 'the weights',
  atlas: 'the map of ideas',
  polytope: 'the polytope',
  shadow: 'the shadow',
}

/**
 * The pictures beside the landscape. Each keeps its place in the template, and with it its elements wherever it stands: Lit's `repeat`
 * would do so too, but leaves two comments on the page for each picture that goes (lit/lit#5010).
 */
const panels = (Object.keys(names) as PictureName[]).filter((name) => !isLandscape(name))

/** The parts of a board that the page makes. */
export interface BoardParts {
  readonly landscape: unknown
  /** The picture of a name; `nothing` while there is none. */
  picture(name: PictureName): unknown
  /** The question before a room, which has the head of the insets' column; `nothing` where there is none. */
  readonly votes: unknown
  /** A question stands. */
  readonly asked: boolean
  /** The form of the experiment stands beside it, and takes some of its room. */
  readonly form: boolean
  /** Changes an inset and the hero. */
  swap(name: PictureName): void
}

/** The button in an inset's corner. */
const swapButton = (name: PictureName, { swap }: BoardParts) =>
  html`<button
    class="swap"
    title="Make ${names[name]} large"
    aria-label="Make ${names[name]} large"
    @click=${() => swap(name)}
  >
    ${icon('swap')}
  </button>`

/** The stage of the page: the hero, and its insets beside it. The landscape keeps its element wherever it stands, and where it is not seen. */
export function board({ hero, insets, veiled }: Arrangement, parts: BoardParts) {
  const shown = [hero, ...insets]
  const own = shown.find(isLandscape)
  const placeOf = (name: PictureName) => (name === hero ? 'hero' : `inset-${insets.indexOf(name) + 1}`)
  return html`<div
    class="board"
    data-insets=${insets.length}
    ?data-votes=${parts.votes !== nothing}
    ?data-asked=${parts.asked}
    ?data-form=${parts.form}
    ?data-veiled=${veiled}
  >
    <section
      class="picture landscape"
      data-place=${own ? placeOf(own) : 'away'}
      data-picture=${own ?? 'surface'}
      aria-label=${names[own ?? 'surface']}
      ?inert=${!own}
    >
      ${parts.landscape} ${own && own !== hero ? swapButton(own, parts) : nothing}
    </section>
    ${parts.votes === nothing ? nothing : html`<aside class="votes" aria-label="The question">${parts.votes}</aside>`}
    ${panels.map((name) =>
      shown.includes(name)
        ? html`<section
            class="picture"
            data-place=${placeOf(name)}
            data-picture=${name}
            aria-label=${names[name]}
          >
            ${parts.picture(name)} ${name === hero ? nothing : swapButton(name, parts)}
          </section>`
        : nothing,
    )}
  </div>`
}
