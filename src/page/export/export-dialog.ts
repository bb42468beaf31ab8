import { signal } from '@preact/signals-core'
import { html } from 'lit'
import '../../elements/export/bl-export.ts'
import type { ExportChoice, ExportEvent, ExportView } from '../../elements/export/bl-export.ts'
import type { Film, ExportFilmEvent } from '../../elements/export/bl-export-film.ts'
import type {
  PictureAct,
  PictureSizeName,
  ExportPictureEvent,
} from '../../elements/export/bl-export-picture.ts'
import { hasSurface } from '../../experiment/spec/experiment.ts'
import { issuesOf } from '../../experiment/spec/values/error.ts'
import type { LossLandscape } from '../../landscape/loss-landscape.ts'
import { screenPixelRatio } from '../../scene/screen-pixel-ratio.ts'
import type { Study } from '../../study/study.ts'
import { translate } from '../../words/language/language.ts'
import { download, downloadNote } from '../download.ts'
import type { Tour } from '../lecture/tour.ts'
import { filmChoices } from './film-choices.ts'
import { Pace } from './pace.ts'
import {
  chartTakings,
  codeTakings,
  lectureTakings,
  numberTakings,
  pageTakings,
  solidTakings,
  type ExportItem,
} from './export-items.ts'

/** Width and height of a size, in pixels of the picture; for the size on screen, those of the stage. */
function pixelsOf(size: PictureSizeName, { clientWidth, clientHeight }: Element) {
  const [width = 1, height] = size.split('x').map(Number)
  if (height) return { width, height }
  const ratio = width * screenPixelRatio()
  return { width: Math.floor(ratio * clientWidth), height: Math.floor(ratio * clientHeight) }
}

/** Suffix of a picture’s file name. */
const endingOf = (act: PictureAct, size: PictureSizeName): string =>
  `${size === '1x' ? '' : `-${size}`}${act === 'map' ? '-map.svg' : '.png'}`

/** Suffixes of the file names of films. */
const filmEndings = { 'video/mp4': '.mp4', 'video/webm': '.webm', 'application/zip': '.zip' } as const

/** The slides of a lecture as pages, printed by the browser. */
const printedSlides: ExportChoice = {
  id: 'pdf',
  name: 'Slides (PDF)',
  line: 'the same slides as pages, printed by the browser',
}

const isTaking = (choice: ExportChoice | ExportItem): choice is ExportItem => 'make' in choice

/** The export dialog, for everything that can be exported from the current view. `dispose` cancels the export in progress. */
export class ExportDialog {
  readonly #study: Study
  readonly #tour: Tour
  readonly #landscape: LossLandscape
  readonly #view = signal<ExportView | undefined>()
  #takings: readonly ExportItem[] = []
  #making = new AbortController()
  /** Aborted to end a film early, with the frames that are finished. */
  #enough = new AbortController()
  /** The finished part of an export that was stopped. */
  #kept: { readonly file: Blob; readonly name: string } | undefined

  readonly #print: () => void

  /** `landscape` shows the study; `print` opens the slides of the lecture as pages. */
  constructor(study: Study, tour: Tour, landscape: LossLandscape, print: () => void) {
    this.#study = study
    this.#tour = tour
    this.#landscape = landscape
    this.#print = print
  }

  /** Opens the dialog with everything that can be exported now. */
  open(): void {
    const { lecture } = this.#tour.at
    const shown = () => ({ place: this.#tour.at, experiment: this.#study.shown.peek() })
    const groups = [
      { name: 'The lecture', choices: lecture ? [...lectureTakings(lecture), printedSlides] : [] },
      { name: 'Charts as SVG', choices: chartTakings(document) },
      { name: 'Everything', choices: pageTakings(shown) },
      { name: '3-D models', choices: solidTakings(this.#study) },
      { name: 'Numbers', choices: numberTakings(this.#study) },
      { name: 'Code and sources', choices: codeTakings(this.#study) },
    ].filter(({ choices }) => choices.length > 0)
    this.#takings = groups.flatMap(({ choices }) => choices.filter(isTaking))
    const pictured = hasSurface(this.#study.store.experiment) && this.#landscape.stage !== null
    const films = pictured
      ? filmChoices(this.#study, this.#landscape.stage?.localName === 'bl-contour-map')
      : []
    this.#view.value = { pictured, films, groups, making: undefined, share: undefined, said: '' }
  }

  readonly render = () =>
    html`<bl-export
      .view=${this.#view.value}
      @bl-export-item=${(event: ExportEvent) => this.#take(event)}
      @bl-export-picture=${(event: ExportPictureEvent) => this.#picture(event)}
      @bl-export-film=${({ film }: ExportFilmEvent) => this.#film(film)}
      @bl-export-stop=${() => this.#stop()}
      @bl-export-keep=${() => this.#saveKept()}
      @close=${() => this.#close()}
    ></bl-export>`

  dispose(): void {
    this.#making.abort()
  }

  /** Stops the export in progress. A film with finished frames is kept up to there. */
  #stop(): void {
    const view = this.#view.peek()
    if (view?.making === 'film' && view.share) {
      this.#enough.abort()
      this.#show('film', 'Finishing the video …', view.share)
      return
    }
    this.#making.abort()
    this.#show(undefined, 'Cancelled. Nothing was saved.')
  }

  #close(): void {
    this.#making.abort()
    this.#view.value = undefined
  }

  #saveKept(): void {
    const kept = this.#kept
    if (kept) this.#save(kept.file, kept.name, [])
  }

  #take({ id, opted }: ExportEvent): void {
    if (id === printedSlides.id) {
      this.#close()
      this.#print()
      return
    }
    const taking = this.#takings.find((one) => one.id === id)
    if (taking) void this.#make(taking, opted)
  }

  #picture({ act, size, transparent }: ExportPictureEvent): void {
    const { stage } = this.#landscape
    if (!stage) return
    const background = transparent ? 'transparent' : 'theme'
    const pixels = pixelsOf(size, stage)
    const type = act === 'map' ? 'image/svg+xml' : 'image/png'
    const make = (signal: AbortSignal) => this.#landscape.toBlob({ type, ...pixels, background, signal })
    if (act === 'copy') void this.#copy(make)
    else void this.#make({ id: 'picture', name: act === 'map' ? 'The map' : 'The picture', ending: endingOf(act, size), type, make }) // prettier-ignore
  }

  #film({ kind, type, width, height, seconds, fps }: Film): void {
    void this.#make({
      id: 'film',
      name: 'The video',
      ending: `-${kind}${filmEndings[type]}`,
      type,
      make: (signal, { onProgress }) => {
        const enough = this.#enough.signal
        return this.#landscape.toBlob({
          type,
          film: kind,
          width,
          height,
          seconds,
          fps,
          signal,
          enough,
          onProgress,
        })
      },
    })
  }

  /** Copies a picture to the clipboard, if the browser can. */
  async #copy(make: (signal: AbortSignal) => Promise<Blob>): Promise<void> {
    const signal = this.#begin('picture', 'Rendering the image …')
    try {
      if (!('ClipboardItem' in globalThis))
        throw new Error('This browser cannot copy images. Save the image instead.')
      // The picture is ready only after the click that the browser requires, so the clipboard item waits for it.
      const picture = make(signal)
      picture.catch(() => undefined)
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
      this.#show(undefined, 'Image copied.')
    } catch (error) {
      if (signal.aborted) return
      const refused = error instanceof DOMException && error.name === 'NotAllowedError'
      this.#show(
        undefined,
        refused ? 'The browser blocked the clipboard. Save the image instead.' : wordsOf(error),
      )
    }
  }

  async #make({ id, name, ending, type, make }: Omit<ExportItem, 'line'>, opted = false): Promise<void> {
    const signal = this.#begin(id, `${name} …`)
    const faults: string[] = []
    const pace = new Pace()
    const enough = () => this.#enough.signal.aborted
    let made = 0
    const listener = {
      onProgress: (share: number) => {
        made = share
        if (!signal.aborted && !enough())
          this.#show(id, `${name} …`, share, pace.left(share, performance.now()))
      },
      onFault: (fault: string) => void faults.push(fault),
    }
    try {
      const content = await make(signal, listener, opted)
      signal.throwIfAborted()
      const file = `badlands-${this.#tour.at.lecture?.id ?? 'landscape'}${ending}`
      const blob = new Blob([content], { type })
      if (enough() && made < 1) this.#keep(blob, file, made)
      else this.#save(blob, file, faults)
    } catch (error) {
      if (!signal.aborted) this.#show(undefined, wordsOf(error))
    }
  }

  #save(file: Blob, name: string, faults: readonly string[]): void {
    download(file, name)
    this.#show(
      undefined,
      [translate(`Saved as ${name}.`), downloadNote(), ...faults].filter(Boolean).join(' '),
    )
  }

  /** Keeps a partly finished file until the next export. */
  #keep(file: Blob, name: string, share: number): void {
    this.#kept = { file, name }
    const view = this.#view.peek()
    this.#show(undefined, `Stopped at ${Math.floor(100 * share)} %. Nothing is saved yet.`)
    if (view) this.#view.value = { ...this.#view.peek()!, kept: 'Save the video so far' }
  }

  /** Cancels the export in progress, and reports the new one. The old one ends by its signal. */
  #begin(id: string, said: string): AbortSignal {
    this.#making.abort()
    this.#making = new AbortController()
    this.#enough = new AbortController()
    this.#kept = undefined
    this.#show(id, said)
    return this.#making.signal
  }

  #show(making: string | undefined, said: string, share?: number, left?: number): void {
    const view = this.#view.peek()
    if (view) this.#view.value = { ...view, making, share, left, kept: undefined, said }
  }
}

const wordsOf = (error: unknown): string =>
  issuesOf(error)
    .map(({ message }) => message)
    .join(' ')
