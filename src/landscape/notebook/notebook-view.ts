import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { LossLandscape } from '../loss-landscape.ts'
import { isSame, tell, type NotebookModel } from './model.ts'
import { notebookRuns } from './runs.ts'

/**
 * Returns whether a source is the name of a lecture or preset; JSON, links and addresses are never a single
 * word.
 */
const isName = (source: unknown): source is string => typeof source === 'string' && /^[\w-]+$/u.test(source)

type Place = readonly [number, number]

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) && value.length === 2 && value.every((one) => Number.isFinite(one))

/** Defaults for empty traits, as for missing attributes. */
const looks = { theme: 'system', controls: 'minimal', resolution: 0, height: 480 } as const
type LookName = keyof typeof looks

/** Traits that the notebook sets. */
const heard = ['experiment', 'w0', ...(Object.keys(looks) as LookName[])] as const

/** A landscape in a notebook cell, synchronised with the traits of its model. */
export class NotebookView {
  readonly #model: NotebookModel
  readonly #landscape: LossLandscape = document.createElement('loss-landscape')
  /** The traits as last read or written. */
  #experiment: unknown
  #w0: unknown
  /** Why the trait w0 was rejected. */
  #misplaced: readonly ExperimentIssue[] = []
  /** Whether w_0 is being dragged. */
  #held = false
  #telling = false
  #turn = Promise.resolve()
  readonly #ended = new AbortController()

  constructor(model: NotebookModel, cell: HTMLElement) {
    this.#model = model
    this.#dress()
    this.#open()
    this.#hear()
    cell.append(this.#landscape)
    this.#follow()
  }

  /** Removes the landscape from the page and frees its resources. */
  dispose(): void {
    this.#ended.abort()
    for (const trait of heard) this.#model.off(`change:${trait}`, this.#follow)
    this.#landscape.remove()
  }

  #hear(): void {
    const { signal } = this.#ended
    const on = (event: string, act: () => void) => this.#landscape.addEventListener(event, act, { signal })
    for (const trait of heard) this.#model.on(`change:${trait}`, this.#follow)
    on('status-change', () => tell(this.#model, { state: this.#landscape.status }))
    on('start-input', () => {
      this.#held = true
      this.#misplaced = []
    })
    on('start-change', () => {
      this.#held = false
      this.#told()
    })
    on('trajectory-change', () => this.#told())
  }

  readonly #follow = (): void => {
    this.#dress()
    this.#wait(async () => {
      this.#open()
      await this.#landscape.updateComplete
      const w0 = this.#model.get('w0')
      if (!isSame(w0, this.#w0)) await this.#move(w0)
      this.#told()
    })
  }

  /** Runs actions one after another until it is disposed. */
  #wait(act: () => Promise<void>): void {
    this.#turn = this.#turn.then(async () => {
      if (!this.#ended.signal.aborted) await act()
    })
  }

  #dress(): void {
    const look = <N extends LookName>(name: N) => (this.#model.get(name) ?? looks[name]) as (typeof looks)[N]
    const [theme, controls, resolution] = [look('theme'), look('controls'), look('resolution')]
    Object.assign(this.#landscape, { theme, controls, resolution })
    const height: unknown = look('height')
    this.#landscape.style.display = 'block'
    this.#landscape.style.height = typeof height === 'number' ? `${height}px` : String(height)
  }

  /** Opens the trait's experiment if it has changed. */
  #open(): void {
    const source = this.#model.get('experiment')
    if (isSame(source, this.#experiment)) return
    this.#experiment = source
    if (isName(source)) this.#landscape.scenario = source
    this.#landscape.experiment = isName(source) || source === '' ? undefined : source
  }

  async #move(place: unknown): Promise<void> {
    this.#w0 = place
    this.#misplaced = []
    if (place === null || place === undefined) return
    try {
      if (!isPlace(place)) throw new Error('must be two finite numbers, a place in the plane')
      await this.#landscape.moveStart(0, ...place)
    } catch (error) {
      this.#misplaced = issuesOf(error).map(({ path, message }) => ({ path: path || 'w0', message }))
    }
  }

  /** Reports the current state after all pending actions, once for many changes. */
  #told(): void {
    if (this.#telling) return
    this.#telling = true
    this.#wait(() => {
      this.#telling = false
      return this.#tell()
    })
  }

  /** Reports the current state when it is complete and nothing is being dragged. */
  async #tell(): Promise<void> {
    await this.#landscape.study?.store.whenIdle()
    if (this.#held || this.#behind || this.#ended.signal.aborted) return
    const { issues, status, trajectories } = this.#landscape
    const said = [...issues, ...this.#misplaced].map(({ path, message }) =>
      path ? `${path}: ${message}` : message,
    )
    // An invalid place stays in the trait, next to the sentence that explains it.
    if (this.#misplaced.length === 0) this.#w0 = this.#place ?? this.#w0
    // A view with nothing to show leaves the traits that another view has set.
    const shown = this.#landscape.study?.store.training
      ? { w0: this.#w0 ?? null, runs: notebookRuns(trajectories) }
      : {}
    tell(this.#model, { state: status, error: said.join('\n'), ...shown })
  }

  /** Whether the notebook has set something else in the meantime, which is read next. */
  get #behind(): boolean {
    const [experiment, w0] = [this.#model.get('experiment'), this.#model.get('w0')]
    return !isSame(experiment, this.#experiment) || !isSame(w0, this.#w0)
  }

  /** The place of the first start in the plane, exact if it was dragged or set there. */
  get #place(): Place | undefined {
    const [start] = this.#landscape.study?.store.training?.starts ?? []
    if (start?.kind === 'plane') return [start.a, start.b]
    const { a, b } = this.#landscape.trajectories.find((run) => run.start === 0) ?? {}
    const place = [a?.[0], b?.[0]]
    return isPlace(place) ? place : undefined
  }
}
