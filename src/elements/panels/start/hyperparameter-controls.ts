import { html } from 'lit'
import { choiceNames, hyperparameterName } from '../../../words/hyperparameters.ts'
import { planeFields } from '../../../words/fields/plane.ts'
import { terrainFields, viewFields } from '../../../words/fields/surface.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import {
  choicesAt,
  isChoice,
  type Axis,
  type ChoiceAxis,
  type NumberAxis,
} from '../../../experiment/spec/axis.ts'
import type { PlaneSpec } from '../../../experiment/spec/plane.ts'
import { choiceControl, optionsOf, toggleControl } from '../../controls/fields/fields.ts'
import { offeredAxes, zoomed } from '../../../edit/offered-axes.ts'
import { intervalControl } from '../../controls/fields/interval-control.ts'

type HyperparameterPlane = Extract<PlaneSpec, { kind: 'hyperparameters' }>
type Changes = Pick<TrainingExperiment, 'plane'> & Partial<Pick<TrainingExperiment, 'terrain' | 'view'>>
type Propose = (changes: Changes, label: string) => void

type Side = 'a' | 'b'
type PutAxis = (axis: Axis) => void

const heights = optionsOf(terrainFields.coloredBy.words)

/** The quantity shown as the height of a plane of hyperparameters. */
const heightOf = ({ terrain }: TrainingExperiment): string =>
  terrain.quantity === 'outcome' ? terrain.show : 'loss'

function intervalControls(axis: NumberAxis, side: Side, put: PutAxis) {
  return [
    intervalControl(
      { label: side, hint: 'The range of values to draw' },
      { own: false, usual: '' },
      [axis.from, axis.to],
      (interval) => interval && put({ ...axis, from: interval[0], to: interval[1] }),
    ),
    choiceControl(
      {
        label: 'scale',
        hint: 'Whether values or their logarithms are evenly spaced',
        options: optionsOf(viewFields.height.words),
      },
      axis.scale,
      (scale) => {
        const from = scale === 'log' && axis.from <= 0 ? axis.to / 1000 : axis.from
        put({ ...axis, from, scale: scale as NumberAxis['scale'] })
      },
    ),
  ]
}

/** A switch for each word that may appear along the axis, after those that do; two always remain. */
function wordControls(axis: ChoiceAxis, put: PutAxis) {
  const others = choicesAt(axis.path)?.filter((one) => !axis.values.includes(one)) ?? []
  const choices = [...axis.values, ...others]
  const names = choiceNames({ path: axis.path, values: choices })
  return choices.map((choice, i) => {
    const stands = axis.values.includes(choice)
    return toggleControl(
      {
        label: names[i]!,
        hint: 'Whether runs with it are drawn, on a separate band',
        disabled: stands && axis.values.length === 2,
      },
      stands,
      (wanted) =>
        put({
          ...axis,
          values: wanted ? [...axis.values, choice] : axis.values.filter((one) => one !== choice),
        }),
    )
  })
}

function axisControls(experiment: TrainingExperiment, axis: Axis, side: Side, other: Axis, put: PutAxis) {
  const offered = offeredAxes(experiment).filter(({ path }) => path !== other.path)
  const known = offered.some(({ path }) => path === axis.path) ? offered : [...offered, axis]
  return [
    choiceControl(
      {
        label: planeFields[side].label,
        hint: 'The hyperparameter of this axis. At each point the first start is trained with the value there',
        options: known.map(({ path }) => ({ value: path, label: hyperparameterName(path) })),
      },
      axis.path,
      (path) => {
        const next = known.find((one) => one.path === path)
        if (next) put(next)
      },
    ),
    isChoice(axis) ? wordControls(axis, put) : intervalControls(axis, side, put),
  ]
}

/** Both axes of a plane of hyperparameters, the quantity of its height, and zooming at its middle. */
export function hyperparameterControls(
  experiment: TrainingExperiment,
  plane: HyperparameterPlane,
  put: Propose,
) {
  const zoom = (factor: number, label: string) =>
    html`<button
      class="button"
      @click=${() =>
        put({ plane: { ...plane, a: zoomed(plane.a, factor), b: zoomed(plane.b, factor) } }, label)}
    >
      ${label}
    </button>`
  return [
    axisControls(experiment, plane.a, 'a', plane.b, (a) => put({ plane: { ...plane, a } }, 'hyperparameter')),
    axisControls(experiment, plane.b, 'b', plane.a, (b) => put({ plane: { ...plane, b } }, 'hyperparameter')),
    choiceControl(
      {
        label: viewFields.height.label,
        hint: 'The outcome of training at each point; a diverged run has no final loss',
        options: heights,
      },
      heightOf(experiment),
      (show) => {
        const { terrain, view } = experiment
        put(
          show === 'loss'
            ? { plane, terrain: { ...terrain, quantity: 'metric' } }
            : {
                plane,
                terrain: { ...terrain, quantity: 'outcome', show: show as 'convergence' },
                view: { ...view, height: 'linear' },
              },
          viewFields.height.label,
        )
      },
    ),
    html`<div class="pair">${zoom(0.5, 'zoom in')} ${zoom(2, 'zoom out')}</div>`,
  ]
}
