import type { Authored } from '../../experiment/authored.ts'
import { signal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import { styleMap } from 'lit/directives/style-map.js'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { qrCode, qrMargin } from '../../exchange/qr-code.ts'
import { withPercentsBound } from '../../math/picture/percents.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { Question, Step } from '../../exchange/lecture/scenario.ts'
import { optionLetter } from '../../view/question/verdict.ts'
import { addressOfStep, creditsOf, type DrawnStep, type LectureFrame } from '../step-pictures/drawn-steps.ts'
import { runLegend } from '../step-pictures/run-legend.ts'
import type { StepLayout, StepPicture } from '../step-pictures/step-pictures.ts'
import { asGiven } from '../../words/language/language.ts'
import { dateWords } from '../../words/times.ts'

export interface HandoutLayout extends StepLayout {
  /** Next to the text, or across the page. */
  readonly form: 'beside' | 'wide'
}

/** Layouts of pictures, which are printed smaller. */
const layouts = {
  beside: { form: 'beside', width: 420, height: 360, scale: 1.1, insets: true },
  wide: { form: 'wide', width: 880, height: 400, scale: 1.1, insets: true },
} as const

/** Returns the layout of a picture: a surface by itself is next to the text. */
export const handoutLayout = (isAlone: boolean): HandoutLayout => layouts[isAlone ? 'beside' : 'wide']

type HandoutPicture = StepPicture<HandoutLayout>

/** A step with everything that is printed of it. */
export type HandoutStep = DrawnStep<HandoutLayout>

/** Longest address that people would still type, in characters. */
const mostTyped = 110

/** Smallest width of a QR code and of one of its squares, in millimetres, that a phone reads from paper. */
const [leastWidth, leastSquare] = [14, 0.25]

const lines = (count: number) => Array.from({ length: count }, () => html`<i class="line"></i>`)

const noNumbers: LiveViews = new Map()

/** Renders Markdown with the numbers of the picture's step. */
const prose = (markdown: Authored, shown: HandoutPicture | undefined) =>
  html`<bl-prose .markdown=${markdown} .numbers=${signal(shown?.numbers ?? noNumbers)}></bl-prose>`

/** The picture of a step in its printed size, with its caption and what follows below. */
const figure = (drawn: HandoutPicture | undefined, caption: string | undefined, below: unknown = nothing) =>
  drawn
    ? html`<figure
        data-form=${drawn.layout.form}
        style=${styleMap({ '--drawn-width': drawn.layout.width, '--drawn-height': drawn.layout.height })}
      >
        <div class="drawn"><div class="scaled">${drawn.picture}</div></div>
        ${caption ? html`<figcaption>${caption}</figcaption>` : nothing} ${runLegend(drawn.runs)} ${below}
      </figure>`
    : below

const acts = ({ try: act, watch }: Step, shown: HandoutPicture | undefined) =>
  html`${
    act
      ? html`<div class="try">
          <p>Try this, on the page</p>
          ${prose(act, shown)}
        </div>`
      : nothing
  }
  ${watch ? html`<div class="watch"><span aria-hidden="true">◉</span> ${prose(watch, shown)}</div>` : nothing}`

/** The link to the step: a QR code if it is small enough, and its address if people would type it. */
function way(lecture: Lecture, at: number) {
  const link = addressOfStep(lecture, at)
  const code = link ? qrCode(link) : undefined
  if (!code) return nothing
  const width = Math.max(leastWidth, leastSquare * (code.size + 2 * qrMargin))
  return html`<p class="way">
    <bl-qr link=${link} style=${styleMap({ width: `${width}mm` })}></bl-qr>
    <span><b>Explore this step yourself</b>${link.length <= mostTyped ? html`<br />${link}` : nothing}</span>
  </p>`
}

/** Space for the answer to a question. */
function room({ kind, options = [], scale }: Question) {
  if (kind === 'choice')
    return html`<ol class="options">
      ${options.map(({ label }, i) => html`<li><i class="box"></i><b>${optionLetter(i)}</b>${prose(label, undefined)}</li>`)}
    </ol>`
  if (kind === 'number')
    return html`<p class="number">
      My guess <i class="blank"></i>
      <span class="quiet">between ${scale?.from} and ${scale?.to}</span>
    </p>`
  return nothing
}

const drawInto = {
  place: 'Mark where you think it is.',
  curve: 'Draw how you think it continues.',
} as const

function askedStep(lecture: Lecture, question: Question, { at, asked }: HandoutStep, hasAnswers: boolean) {
  const { kind, setup, ask } = question
  const caption = kind === 'place' || kind === 'curve' ? drawInto[kind] : asked?.caption
  return html`<section class="step" data-form=${asked?.layout.form ?? 'none'}>
    <div class="keep">
      <header>
        <h2><b>${at + 1}</b> Guess first</h2>
        ${hasAnswers ? html`<span class="quiet">title, text and answer at the end</span>` : nothing}
      </header>
      ${figure(asked, caption, way(lecture, at))} ${setup ? prose(setup, undefined) : nothing}
      <h3>${asGiven(withPercentsBound(ask))}</h3>
      ${room(question)}
    </div>
    <div class="writing">
      <p>Why do you think so?</p>
      ${lines(3)}
    </div>
    <div class="writing">
      <p>After the answer: what surprised you?</p>
      ${lines(2)}
    </div>
  </section>`
}

const toldStep = (lecture: Lecture, { at, step, shown }: HandoutStep) =>
  html`<section class="step" data-form=${shown?.layout.form ?? 'none'}>
    <div class="keep">
      <header>
        <h2><b>${at + 1}</b> ${asGiven(step.title)}</h2>
      </header>
      ${figure(shown, shown?.caption, way(lecture, at))}
    </div>
    ${prose(step.prose, shown)} ${acts(step, shown)}
  </section>`

function answer({ at, step, shown, answer: told }: HandoutStep) {
  const { question } = step
  if (!question) return nothing
  return html`<section class="step answer" data-form=${shown?.layout.form ?? 'none'}>
    <div class="keep">
      <header>
        <h2><b>${at + 1}</b> ${asGiven(step.title)}</h2>
      </header>
      ${figure(shown, shown?.caption)}
      <p class="asked">${asGiven(withPercentsBound(question.ask))}</p>
      ${told ? html`<p class="told">${told}.</p>` : nothing}
    </div>
    ${prose(question.because, shown)} ${prose(step.prose, shown)} ${acts(step, shown)}
  </section>`
}

/** The pages of a lecture as far as they are drawn, with or without the answers at the end. */
export function handoutPages(
  lecture: Lecture,
  frame: LectureFrame | undefined,
  steps: readonly HandoutStep[],
  hasAnswers: boolean,
) {
  const { title, idea } = lecture
  const { caveats = [], references = [] } = frame ?? {}
  const credits = frame ? creditsOf(frame) : ''
  const asking = steps.filter(({ step }) => step.question)
  const list = (name: string, items: readonly string[]) =>
    items.length > 0
      ? html`<section class="list">
          <h2>${name}</h2>
          <ul>
            ${items.map((item) => html`<li>${prose(item, undefined)}</li>`)}
          </ul>
        </section>`
      : nothing
  return html`<header class="head">
      <div>
        <h1>${asGiven(title)}</h1>
        ${credits ? html`<p class="quiet">${credits}</p>` : nothing}
      </div>
      <p class="who">Name <i class="blank"></i> Date <i class="blank short"></i></p>
    </header>
    ${idea ? html`<p class="idea">${asGiven(idea)}</p>` : nothing}
    ${steps.map((one) => (one.step.question ? askedStep(lecture, one.step.question, one, hasAnswers) : toldStep(lecture, one)))}
    ${
      hasAnswers && asking.length > 0
        ? html`<div class="answers">
            <h1>Answers</h1>
            ${asking.map(answer)}
          </div>`
        : nothing
    }
    ${list('Caveats', caveats)}
    ${list(
      'References',
      references.map(({ text }) => text),
    )}
    <p class="quiet printed">
      Numbers are those at the opening of each step. Printed ${dateWords(Date.now(), { dateStyle: 'long' })}.
    </p>`
}
