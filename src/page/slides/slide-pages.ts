import type { Authored } from '../../experiment/authored.ts'
import { css, html, nothing } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'
import '../../elements/lecture/share/bl-qr.ts'
import type { Slide } from '../../exchange/slides/deck.ts'
import { fitted, frame, layoutOf, opening, type Box, type TextBox } from '../../exchange/slides/layout.ts'
import { letterExcess } from '../../exchange/qr-code.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { asGiven } from '../../words/language/language.ts'
import { written } from '../../words/language/written.ts'
import type { PagesForm } from '../handout/printed-pages.ts'
import { addressOfStep, type DrawnStep, type LectureFrame } from '../step-pictures/drawn-steps.ts'
import { stepPictureStyle } from '../step-pictures/step-picture-style.ts'
import type { StepLayout, StepPicture } from '../step-pictures/step-pictures.ts'
import { lectureDeck, slideOf, stepSlides } from './lecture-deck.ts'
import { slideLayout } from './slide-layout.ts'

const pixelsPerInch = 96

const noFrame: LectureFrame = { caveats: [], references: [] }

/** A page is a slide without margins. */
const paper = css`
  @page {
    size: 13.333in 7.5in;
    margin: 0;
  }
`

const style = css`
  .sheet {
    --bl-ink: #000000;
    --bl-ink-2: #444444;
    display: grid;
    justify-content: center;
    gap: 16px;
    padding: 16px;
  }
  .slide {
    position: relative;
    width: 13.333in;
    height: 7.5in;
    /* No part of a slide runs over to another page. */
    contain: strict;
    background: #ffffff;
    break-after: page;
    line-height: 1.22;
  }
  .slide:last-child {
    break-after: auto;
  }
  .slide > * {
    position: absolute;
    box-sizing: border-box;
    margin: 0;
  }
  h2 {
    display: grid;
    align-content: center;
    font-family: var(--bl-font-hand);
    font-weight: 600;
  }
  .lead {
    font-weight: 600;
  }
  .opening .lead {
    font-weight: 400;
  }
  .credits {
    color: #444444;
  }
  ul {
    padding-left: 0.3in;
  }
  li {
    margin-bottom: 4pt;
  }
  .note {
    display: grid;
    align-content: center;
    padding: 0.05in 0.15in;
    border: 1pt solid var(--bl-accent);
    background: #f4f3f0;
  }
  .note p {
    margin: 0;
  }
  .note b,
  .link {
    color: var(--bl-accent);
  }
  .link {
    text-align: right;
  }
  .opening .link {
    text-align: center;
  }
  .scaled {
    width: calc(var(--drawn-width) * 1px);
    height: calc(var(--drawn-height) * 1px);
    zoom: var(--zoom);
  }
  ${stepPictureStyle}
  @media print {
    .sheet {
      display: block;
      padding: 0;
    }
  }
`

const inches = (length: number): string => `${length.toFixed(4)}in`

const at = ({ x, y, width, height, points }: Box & Partial<TextBox>) =>
  styleMap({
    ...{ left: inches(x), top: inches(y), width: inches(width), height: inches(height) },
    ...(points && { fontSize: `${points}pt` }),
  })

/** The link to the page: a QR code if it is short enough, and its name. */
const way = (link: string, name: string, { code, link: box }: typeof frame | typeof opening) =>
  html`${letterExcess(link) > 0 ? nothing : html`<bl-qr style=${at(code)} link=${link}></bl-qr>`}
    <a class="link" style=${at(box)} href=${link}>${name}</a>`

function picture({ picture: drawn, layout, caption }: StepPicture, room: Box, title: Authored) {
  const box = fitted(room, layout)
  const scale = {
    '--drawn-width': layout.width,
    '--drawn-height': layout.height,
    '--zoom': (box.width * pixelsPerInch) / layout.width,
  }
  return html`<div style=${at(box)} role="img" aria-label=${caption || asGiven(title)}>
    <div class="scaled" style=${styleMap(scale)}>${drawn}</div>
  </div>`
}

function openingPage({ title, lead, lines = [], link }: Slide, linkName: string) {
  return html`<section class="slide opening">
    <h2 style=${at(opening.title)}>${asGiven(title)}</h2>
    ${lead ? html`<p class="lead" style=${at(opening.lead)}>${asGiven(lead)}</p>` : nothing}
    ${lines.length > 0 ? html`<p class="credits" style=${at(opening.lines)}>${asGiven(lines.join(' '))}</p>` : nothing}
    ${link ? way(link, linkName, opening) : nothing}
  </section>`
}

function page(slide: Slide, drawn: StepPicture | undefined, linkName: string) {
  const { title, lead, lines = [], below = [], link } = slide
  const boxes = layoutOf({ ...slide, picture: drawn })
  return html`<section class="slide">
    <h2 style=${at(frame.title)}>${asGiven(title)}</h2>
    ${drawn ? picture(drawn, boxes.picture, title) : nothing}
    ${lead ? html`<p class="lead" style=${at(boxes.lead)}>${asGiven(lead)}</p>` : nothing}
    ${
      lines.length > 0
        ? html`<ul style=${at(boxes.lines)}>
            ${lines.map((line) => html`<li>${asGiven(line)}</li>`)}
          </ul>`
        : nothing
    }
    ${below.map(
      ({ name, text }, i) =>
        html`<div class="note" style=${at(boxes.below[i]!)}>
          <p><b>${asGiven(name)}:</b> ${asGiven(text)}</p>
        </div>`,
    )}
    ${link ? way(link, linkName, frame) : nothing}
  </section>`
}

function pages(lecture: Lecture, around: LectureFrame | undefined, steps: readonly DrawnStep<StepLayout>[]) {
  const pictures = new Map<Slide, StepPicture | undefined>()
  for (const step of steps)
    for (const { words, drawn } of stepSlides(step))
      pictures.set(slideOf(words, undefined, addressOfStep(lecture, step.at)), drawn)
  const { slides, linkName } = lectureDeck(lecture, around ?? noFrame, [...pictures.keys()], addressOfStep(lecture, 0)) // prettier-ignore
  return html`${slides.map((slide, i) => (i === 0 ? openingPage(slide, linkName) : page(slide, pictures.get(slide), linkName)))}`
}

/** Slides on paper, for a PDF: each step is a 16:9 page, laid out as in a PowerPoint file. */
export const slidePages: PagesForm = {
  name: 'slides',
  title: (lecture) => written(`Slides of “${asGiven(lecture)}”`),
  style,
  paper,
  layoutOf: slideLayout,
  pages,
}
