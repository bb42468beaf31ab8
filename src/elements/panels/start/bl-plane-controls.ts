import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Terrain } from '../../../reference/results.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { Extent } from '../../../experiment/spec/values/numbers.ts'
import {
  hessianPlane,
  randomPlane,
  weightsPlane,
  type Origin,
  type PlaneSpec,
} from '../../../experiment/spec/plane.ts'
import { view, type ViewSpec } from '../../../experiment/spec/view.ts'
import type { PointRef } from '../../../experiment/spec/point.ts'
import {
  choiceControl,
  controls,
  listControl,
  fieldMaker,
  toggleControl,
} from '../../controls/fields/fields.ts'
import { hyperparameterControls } from './hyperparameter-controls.ts'
import { intervalControl, intervals } from '../../controls/fields/interval-control.ts'
import { ExperimentEditor } from '../../experiment-editor.ts'
import { without } from '../../../edit/patch.ts'
import { isWholeSpace } from '../../../reference/plane/whole-space.ts'
import { keptPlane, offeredPlanes, defaultPlane } from '../../../edit/planes.ts'
import { planeFields as words } from '../../../words/fields/plane.ts'
import { viewFields } from '../../../words/fields/surface.ts'
import { planeName } from '../../../words/plane.ts'
import { pointControls, runControl } from './point-controls.ts'
import { weightCount } from '../../../experiment/spec/model.ts'
import { base, buttons } from '../../style/tokens.ts'

type Plane<K extends PlaneSpec['kind']> = Extract<PlaneSpec, { kind: K }>

export const normalization = fieldMaker<Plane<'random'>>(randomPlane, words)('normalization', {
  hint: 'What the random directions are scaled to: the weights of each unit or layer of the origin',
})
const eigenvectors = fieldMaker<Plane<'hessian'>>(hessianPlane, words)('which', {
  hint: 'Eigenvectors of the two largest eigenvalues, or of the largest and the smallest',
})
const placeField = fieldMaker<Plane<'weights'>>(weightsPlane, words)
const follow = fieldMaker<ViewSpec>(view, viewFields)('follow', {
  hint: 'When you let go of w₀, the plane moves to pass through it',
})

/** Returns true if the plane depends on w_0. */
const hangsOnStart = (experiment: TrainingExperiment): boolean =>
  !isWholeSpace(experiment) && /"start"|"end"|"pca"|"hessian"/.test(JSON.stringify(experiment.plane))

const pointNames = ['first point', 'second point', 'third point'] as const

/** The plane: its kind, what spans it, its origin, and its extent. */
@customElement('bl-plane-controls')
export class BlPlaneControls extends ExperimentEditor {
  static override readonly styles = [
    base,
    buttons,
    intervals,
    css`
      :host {
        display: block;
      }
    `,
  ]

  /** The drawn extent if the plane names none. */
  @property({ attribute: false }) extent: Extent | undefined
  /** The current surface, whose plane can be frozen. */
  @property({ attribute: false }) terrain: Terrain | undefined

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const { plane } = experiment
    return html`${[this.#kind(experiment), this.#span(experiment, plane)]} ${this.#reach(plane)}
    ${hangsOnStart(experiment) ? [this.#following(experiment), this.#keeping(experiment)] : nothing}`
  }

  #kind(experiment: TrainingExperiment) {
    const { plane } = experiment
    const offered = offeredPlanes(experiment)
    const shown = offered.includes(plane.kind) ? offered : [...offered, plane.kind]
    return choiceControl(
      {
        label: 'plane',
        hint: 'The slice of weight space to draw; runs train in the whole space',
        options: shown.map((value) => ({ value, label: planeName(value, experiment) })),
      },
      plane.kind,
      (kind) => {
        const next = defaultPlane(kind as PlaneSpec['kind'], experiment)
        if (next) this.#lay(experiment, next)
      },
    )
  }

  #span(experiment: TrainingExperiment, plane: PlaneSpec) {
    switch (plane.kind) {
      case 'weights':
        if (isWholeSpace(experiment)) return nothing
        return [this.#indices(plane, weightCount(experiment.model)), this.#origin(experiment, plane)]
      case 'random':
        return [
          controls([normalization], plane, (change, label) => this.#put({ ...plane, ...change }, label)),
          this.#origin(experiment, plane),
        ]
      case 'hessian':
        return [
          controls([eigenvectors], plane, (change, label) => this.#put({ ...plane, ...change }, label)),
          this.#origin(experiment, plane),
        ]
      case 'directions':
        return [
          this.#direction(experiment, plane, 'u'),
          this.#direction(experiment, plane, 'v'),
          this.#origin(experiment, plane),
        ]
      case 'through':
        return plane.points.map((point, i) =>
          this.#point(experiment, point, pointNames[i]!, (next) => {
            const [p = next, q = next, r = next] = plane.points.with(i, next)
            this.#put({ ...plane, points: [p, q, r] }, words.points.name)
          }),
        )
      case 'line':
        return [
          (['from', 'to'] as const).map((end) =>
            this.#point(experiment, plane[end], words[end].label, (next) =>
              this.#put({ ...plane, [end]: next }, 'ends of the line'),
            ),
          ),
          toggleControl(
            { label: words.bent.label, hint: 'A curve between the same ends whose middle point is trained' },
            plane.bent ?? false,
            (bent) => this.#put({ ...plane, bent }, words.bent.name),
          ),
        ]
      case 'hyperparameters':
        return hyperparameterControls(experiment, plane, (changes, label) => this.propose(changes, label))
      case 'pca':
        return runControl(
          experiment,
          plane.of ?? { start: 0, algorithm: 0 },
          {
            label: words.of.label,
            hint: 'The run whose principal components span the plane, from its start before it was dragged',
          },
          (of) => this.#put({ ...plane, of }, words.of.name),
        )
    }
  }

  #indices(plane: Plane<'weights'>, count: number) {
    const place = (key: 'first' | 'second', other: 'first' | 'second') =>
      placeField(key, {
        hint: 'Its index among the weights, from 0, layer by layer, W before b',
        plain: true,
        most: count - 1,
        check: (value) => (value === plane[other] ? 'Must differ from the other weight.' : ''),
      })
    return [place('first', 'second'), place('second', 'first')].map((field) =>
      controls([field], plane, (change) => this.#put({ ...plane, ...change }, 'weights of the plane')),
    )
  }

  #direction(experiment: TrainingExperiment, plane: Plane<'directions'>, key: 'u' | 'v') {
    return listControl(
      { label: words[key].label, hint: 'One number for each weight', count: weightCount(experiment.model), each: 'weight' },
      plane[key],
      (values) => values && this.#put({ ...plane, [key]: values }, words[key].label),
    ) // prettier-ignore
  }

  #origin(experiment: TrainingExperiment, plane: Extract<PlaneSpec, { origin: Origin }>) {
    const { origin } = plane
    const named = typeof origin === 'string'
    const put = (next: Origin) => this.#put({ ...plane, origin: next }, words.origin.name)
    return [
      choiceControl(
        {
          label: words.origin.label,
          hint: 'The point of weight space at (0, 0)',
          options: [
            { value: 'start', label: 'the first w₀' },
            { value: 'end', label: 'the end of its run' },
            { value: 'zero', label: 'zero' },
            { value: 'point', label: 'another point' },
          ],
        },
        named ? origin : 'point',
        (value) =>
          put(
            value === 'point' ? { start: 0, algorithm: 0, step: 'end' } : (value as 'start' | 'end' | 'zero'),
          ),
      ),
      named ? nothing : this.#point(experiment, origin, words.origin.label, put),
    ]
  }

  #point(experiment: TrainingExperiment, point: PointRef, label: string, put: (point: PointRef) => void) {
    return pointControls(experiment, point, { label, hint: 'A run of the start before it was dragged' }, put)
  }

  #following(experiment: TrainingExperiment) {
    return controls([follow], experiment.view, (change, label) =>
      this.propose({ view: { ...experiment.view, ...change } }, label),
    )
  }

  #keeping(experiment: TrainingExperiment) {
    const kept = this.terrain && keptPlane(experiment, this.terrain)
    if (!kept) return nothing
    return html`<button
      class="button wide keep"
      title="Fixes the plane as it is now, even if starts and runs change"
      @click=${() => this.#put(kept, 'keep the plane')}
    >
      keep the plane
    </button>`
  }

  #reach(plane: PlaneSpec) {
    if (plane.kind === 'hyperparameters') return nothing
    const own = plane.extent
    const extent = own ?? this.extent
    if (!extent) return nothing
    const axes = plane.kind === 'line' ? (['a'] as const) : (['a', 'b'] as const)
    return [
      axes.map((axis) =>
        intervalControl(
          { label: axis, hint: `Where the picture begins and ends along ${axis}` },
          { own: false, usual: '' },
          extent[axis],
          (interval) => interval && this.#reachTo({ ...plane, extent: { ...extent, [axis]: interval } }),
        ),
      ),
      own
        ? html`<button class="button wide" @click=${() => this.#reachTo(without(plane, 'extent'))}>
            default extent
          </button>`
        : nothing,
    ]
  }

  #reachTo(plane: PlaneSpec): void {
    this.propose({ plane }, words.extent.name)
  }

  /**
   * Changes the kind of plane. A plane of hyperparameters shows the final loss, so changing to or from one resets the metric,
   * the quantity, the ghost and the colours of the surface.
   */
  #lay(experiment: TrainingExperiment, plane: PlaneSpec): void {
    const trained = [plane.kind, experiment.plane.kind].includes('hyperparameters')
    const plain = without(experiment.terrain, 'metric', 'ghost', 'coloredBy')
    const terrain = { ...plain, quantity: 'metric' as const }
    this.propose(trained ? { plane, terrain } : { plane }, 'plane')
  }

  /** Proposes another plane. Whoever applies the change keeps the weights of dragged starts. */
  #put(plane: PlaneSpec, label: string): void {
    this.propose({ plane }, label)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-plane-controls': BlPlaneControls
  }
}
