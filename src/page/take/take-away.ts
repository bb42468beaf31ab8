import { signal } from '@preact/signals-core'
import { html } from 'lit'
import { PictureEvent } from '../../elements/events.ts'
import '../../elements/take/bl-take-away.ts'
import type { TakeEvent, TakeView } from '../../elements/take/bl-take-away.ts'
import { hasSurface } from '../../experiment/spec/experiment.ts'
import { issuesOf } from '../../experiment/spec/values/error.ts'
import type { Study } from '../../study/study.ts'
import { download } from '../download.ts'
import type { Tour } from '../lecture/tour.ts'
import { codeTakings, numberTakings, pageTakings, solidTakings, type Taking } from './takings.ts'

/** Pictures of the stage, by how many times as large as on the screen they are. */
const pictures = [
  { scale: 1, id: 'picture', name: 'Picture', line: 'the stage as a PNG, as large as on the screen' },
  { scale: 2, id: 'picture-2', name: 'Picture, twice as large', line: 'for a slide' },
  { scale: 4, id: 'picture-4', name: 'Picture, four times as large', line: 'for a poster' },
] as const

/** Everything that can be taken away of what is shown, as files. Gives up what it is making: `dispose`. */
export class TakeAway {
  readonly #study: Study
  readonly #tour: Tour
  readonly #view = signal<TakeView | undefined>()
  #takings: readonly Taking[] = []
  #making = new AbortController()

  constructor(study: Study, tour: Tour) {
    this.#study = study
    this.#tour = tour
  }

  /** Shows what there is. */
  open(): void {
    const shown = () => ({ place: this.#tour.at, experiment: this.#study.shown.peek() })
    const files = [
      { name: 'All of it', choices: pageTakings(shown) },
      { name: 'Solids', choices: solidTakings(this.#study) },
      { name: 'Numbers', choices: numberTakings(this.#study) },
      { name: 'Code and sources', choices: codeTakings(this.#study) },
    ]
    this.#takings = files.flatMap(({ choices }) => choices)
    const staged = hasSurface(this.#study.store.experiment) ? pictures : []
    const groups = [{ name: 'Pictures', choices: staged }, ...files].filter(
      ({ choices }) => choices.length > 0,
    )
    this.#view.value = { groups, making: undefined, said: '' }
  }

  readonly render = () =>
    html`<bl-take-away
      .view=${this.#view.value}
      @bl-take=${(event: TakeEvent) => this.#take(event)}
      @close=${() => this.#close()}
    ></bl-take-away>`

  dispose(): void {
    this.#making.abort()
  }

  #close(): void {
    this.#making.abort()
    this.#view.value = undefined
  }

  #take({ id, target }: TakeEvent): void {
    const picture = pictures.find((one) => one.id === id)
    const taking = this.#takings.find((one) => one.id === id)
    if (taking) void this.#make(taking)
    if (!picture) return
    this.#close()
    target?.dispatchEvent(new PictureEvent(picture.scale))
  }

  async #make({ id, name, ending, type, make }: Taking): Promise<void> {
    this.#making.abort()
    const { signal } = (this.#making = new AbortController())
    this.#show(id, `${name} …`)
    try {
      const content = await make(signal)
      signal.throwIfAborted()
      const file = `badlands-${this.#tour.at.lecture?.id ?? 'landscape'}${ending}`
      download(new Blob([content], { type }), file)
      this.#show(undefined, `Saved as ${file}.`)
    } catch (error) {
      if (!signal.aborted) this.#show(undefined, issuesOf(error).map(({ message }) => message).join(' ')) // prettier-ignore
    }
  }

  #show(making: string | undefined, said: string): void {
    const view = this.#view.peek()
    if (view) this.#view.value = { ...view, making, said }
  }
}
