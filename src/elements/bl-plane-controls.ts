import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { Extent } from '../experiment/schema/numbers.ts'
import type { PlaneSpec } from '../experiment/schema/plane.ts'
import './bl-choice.ts'
import './bl-number.ts'
import type { ChoiceEvent, NumberEvent } from './changes.ts'
import { propose } from './patch.ts'
import { baseOf, weightCountOf } from './shape.ts'
import { base, buttons } from './tokens.ts'

type WeightsPlane = Extract<PlaneSpec, { kind: 'weights' }>
type RandomPlane = Extract<PlaneSpec, { kind: 'random' }>

const kinds: Readonly<Record<PlaneSpec['kind'], string>> = {
  weights: 'two weights',
  random: 'random directions',
  pca: 'PCA of the run',
  hessian: "the Hessian's eigenvectors",
  directions: 'given directions',
  through: 'through three points',
  line: 'a line',
  hyperparameters: 'two hyperparameters',
}

const ends = [
  ['a', 0, 'a from'],
  ['a', 1, 'a to'],
  ['b', 0, 'b from'],
  ['b', 1, 'b to'],
] as const

/** The plane: two weights or two random directions, where its origin is, and how far it reaches. */
@customElement('bl-plane-controls')
export class BlPlaneControls extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }
      .extent {
        display: grid;
        grid-template-columns: 1fr 1fr;
        column-gap: var(--bl-4);
        --bl-label-width: 3.4em;
        --bl-field-width: minmax(0, 1fr);
      }
      .extent bl-number {
        grid-template-columns: auto 0 minmax(0, 1fr);
        column-gap: 0;
      }
      .wide {
        width: 100%;
        margin: var(--bl-1) 0;
      }
    `,
  ]

  @property({ attribute: false }) experiment: Experiment | undefined
  /** What is drawn where the plane names no extent. */
  @property({ attribute: false }) extent: Extent | undefined

  override render() {
    const { experiment } = this
    if (!experiment) return nothing
    const { plane, model } = experiment
    return html`${model.kind === 'mlp' ? this.kind(experiment) : nothing} ${this.reach(plane)}`
  }

  private kind({ plane, model }: Experiment) {
    const offered = ['weights', 'random'] as const
    const shown = offered.some((kind) => kind === plane.kind) ? offered : ([...offered, plane.kind] as const)
    const choose = ({ value }: ChoiceEvent) => {
      if (value === 'weights') this.put({ kind: value, first: 0, second: 1, origin: 'start' }, 'plane')
      if (value === 'random') this.put({ kind: value, normalization: 'filter', origin: 'start' }, 'plane')
    }
    return html`
      <bl-choice
        label="plane"
        .value=${live(plane.kind)}
        .options=${shown.map((value) => ({ value, label: kinds[value] }))}
        @bl-choice=${choose}
      ></bl-choice>
      ${plane.kind === 'weights' ? this.indices(plane, weightCountOf(model)) : nothing}
      ${plane.kind === 'random' ? this.normalization(plane) : nothing}
    `
  }

  private indices(plane: WeightsPlane, count: number) {
    const field = (key: 'first' | 'second', label: string) =>
      html`<bl-number
        .label=${label}
        plain
        whole
        .least=${0}
        .most=${count - 1}
        .value=${live(plane[key])}
        @bl-number=${(event: NumberEvent) => this.put({ ...plane, [key]: event.value }, 'weights of the plane')}
      ></bl-number>`
    return html`${field('first', 'first weight')}${field('second', 'second weight')}${this.origin(plane)}`
  }

  private normalization(plane: RandomPlane) {
    return html`<bl-choice
        label="normalised"
        .value=${live(plane.normalization)}
        .options=${[
          { value: 'filter', label: 'by filter' },
          { value: 'layer', label: 'by layer' },
          { value: 'none', label: 'not' },
        ]}
        @bl-choice=${(event: ChoiceEvent) =>
          this.put(
            { ...plane, normalization: event.value as RandomPlane['normalization'] },
            'normalisation of the plane',
          )}
      ></bl-choice>
      ${this.origin(plane)}`
  }

  private origin(plane: WeightsPlane | RandomPlane) {
    const named = typeof plane.origin === 'string'
    return html`<bl-choice
      label="origin"
      .value=${live(named ? plane.origin : 'given')}
      .options=${[
        { value: 'start', label: 'the first w₀' },
        { value: 'end', label: 'the end of its run' },
        { value: 'zero', label: 'zero' },
        ...(named ? [] : [{ value: 'given', label: 'as given' }]),
      ]}
      @bl-choice=${({ value }: ChoiceEvent) => {
        if (value === 'start' || value === 'end' || value === 'zero')
          this.put({ ...plane, origin: value }, 'origin of the plane')
      }}
    ></bl-choice>`
  }

  private reach(plane: PlaneSpec) {
    if (plane.kind === 'hyperparameters') return nothing
    const { extent: own, ...usual } = plane
    const extent = own ?? this.extent
    if (!extent) return nothing
    return html`<div class="extent">
        ${ends.map(
          ([axis, end, label]) =>
            html`<bl-number
              .label=${label}
              plain
              .least=${end === 1 ? extent[axis][0] : -Infinity}
              .most=${end === 0 ? extent[axis][1] : Infinity}
              .value=${live(extent[axis][end])}
              @bl-number=${({ value }: NumberEvent) => {
                const [from, to] = extent[axis]
                const pair: [number, number] = end === 0 ? [value, to] : [from, value]
                if (pair[0] < pair[1]) this.reachTo({ ...plane, extent: { ...extent, [axis]: pair } })
              }}
            ></bl-number>`,
        )}
      </div>
      ${
        own
          ? html`<button class="button wide" @click=${() => this.reachTo(usual)}>usual extent</button>`
          : nothing
      }`
  }

  private reachTo(plane: PlaneSpec): void {
    if (this.experiment) propose(this, this.experiment, { plane }, 'extent of the plane')
  }

  /** Another plane: dragged starts go back to where they were drawn, for their coordinates meant the plane before. */
  private put(plane: PlaneSpec, label: string): void {
    if (!this.experiment) return
    propose(this, this.experiment, { plane, starts: this.experiment.starts.map(baseOf) }, label)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-plane-controls': BlPlaneControls
  }
}
