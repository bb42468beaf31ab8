import { html, nothing } from 'lit'
import { functionAtStart, inputsShown, judgedSamples, namesShown } from '../../analyses/learned-function.ts'
import { picturedPart } from '../../analyses/read-samples.ts'
import { shownPoint } from '../../analyses/shown-point.ts'
import type { BoundaryLimit, NamedCurve } from '../../charts/function/function-picture.ts'
import '../../elements/charts/pictures/bl-function-view.ts'
import './bl-picture-sheet.ts'
import '../../elements/controls/bl-select.ts'
import type { ChoiceEvent } from '../../elements/controls/control-events.ts'
import { CommandEvent } from '../../elements/events.ts'
import { isDrawable } from '../../edit/drawn-points.ts'
import { partNames, pictureSide } from '../../experiment/spec/data.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { trains } from '../../reference/algorithm/trains.ts'
import type { Study } from '../../study/study.ts'
import type { PredictionGrid, Samples } from '../../math/picture/function-grid.ts'
import { tokens } from '../../math/picture/palette.ts'
import { shownMetric } from '../../experiment/spec/shown.ts'
import { labelledPictures, readPictures } from './read-pictures.ts'
import { ghostCurves } from '../../view/lit.ts'
import { columnNames } from '../../words/input-names.ts'
import { functionCompany } from '../../words/layers.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import { largestMarginOf } from '../../theory/max-margin.ts'
import { classColors } from '../drawing/class-colors.ts'
import { graphOf, graphWindow, joinedCurve, judgedInterval, lessCurve } from '../graph.ts'
import type { Question } from '../../exchange/lecture/scenario.ts'
import type { Picture } from '../picture.ts'
import type { SharedAnalyses } from '../shared-analyses.ts'

/** Returns samples of one input, without the heights beyond the place up to which the question gives them. */
function givenOf(samples: Samples, { given }: Pick<Question, 'given'> = {}): Samples {
  const { coordinates, targets, dimensions, outputs } = samples
  if (given === undefined || dimensions !== 1) return samples
  return {
    ...samples,
    targets: Array.from(targets, (y, i) => (coordinates[Math.floor(i / outputs)]! <= given ? y : NaN)),
  }
}

type FunctionStudy = Pick<Study, 'store' | 'step' | 'written' | 'theme' | 'hidden' | 'playback'> &
  Partial<Pick<Study, 'storedStage'>>

/** The stored function of the first run until one is computed; undefined if that run is hidden. */
const storedGrid = ({ storedStage, hidden }: FunctionStudy): PredictionGrid | undefined =>
  hidden.has(0) ? undefined : storedStage?.value?.learned

/** The line to which the boundary of the first visible run turns, if the step predicts it. */
function limitOf({ store, step, hidden, playback }: FunctionStudy): BoundaryLimit | undefined {
  const { training } = store
  const isPredicted = step.value?.predictions?.some(({ formula }) => formula === 'max-margin')
  const point = shownPoint(store, { hidden, playback }, undefined)
  const found = isPredicted && training && point ? largestMarginOf(training) : undefined
  if (!found || point?.weights.length !== 2) return undefined
  const [[a = NaN, b = NaN], [u = NaN, v = NaN]] = [found.weights, point.weights]
  return { label: 'final line', weights: [a, b], now: [u, v] }
}

/** Greatest number of inputs offered in a list. */
const mostListed = 64

/** True if there are more inputs than axes, but few enough to list. */
const isChosen = (dimensions: number): boolean => dimensions > 2 && dimensions <= mostListed

/** Returns the choice of the two inputs on the axes, or nothing if all inputs are visible. */
function inputChoice({ store }: FunctionStudy, dimensions: number) {
  const { training } = store
  if (!training || !isChosen(dimensions)) return nothing
  const [across, up] = inputsShown(training, dimensions)
  const names = columnNames(training.data, dimensions)
  const options = Array.from({ length: dimensions }, (_, i) => ({
    value: String(i),
    label: names[i] ?? '',
  }))
  const put = (inputs: [number, number]) => store.edit({ view: { inputs } }, 'inputs of the picture')
  // An input already on the other axis swaps places with it.
  return html`<div
    slot="act"
    class="inputs quiet"
    title="The other inputs are set to 0, which is their mean if they are standardised"
  >
    <bl-select
      bare
      label="input across"
      .options=${options}
      .value=${String(across)}
      @bl-select=${({ value }: ChoiceEvent) => put(Number(value) === up ? [up, across] : [Number(value), up])}
    ></bl-select>
    <bl-select
      bare
      label="input up"
      .options=${options}
      .value=${String(up)}
      @bl-select=${({ value }: ChoiceEvent) => put(Number(value) === across ? [up, across] : [across, Number(value)])}
    ></bl-select>
    <span>others at 0</span>
  </div>`
}

/** Returns the function learned by the first visible run, with the data; nothing for a closed-form function. */
export function functionChart(
  study: FunctionStudy,
  computed: PredictionGrid | undefined,
  test?: Samples,
  beside: readonly NamedCurve[] = [],
  question?: Question,
  act: unknown = nothing,
) {
  const isAsked = question !== undefined
  const stored = isAsked || computed ? undefined : storedGrid(study)
  const grid = computed ?? stored
  const { training } = study.store
  const { truth: drawn, compared = [], heights, residuals = false } = graphOf(study) ?? {}
  const { ink, metric, accent } = tokens(study.theme)
  const truth = drawn && joinedCurve(drawn, ink, [2, 4])
  const interval = isAsked ? undefined : judgedInterval(study)
  const judged = training && judgedSamples(training)
  if (!judged) return nothing
  const samples = givenOf(judged, question)
  // A classifier’s curve already has the colour of a class.
  const besides = judged.task === 'classification' ? ink : metric
  const others = compared
    .filter(({ given = false }) => given === isAsked)
    .map((curve) => joinedCurve(curve, isAsked ? accent : besides, [6, 5]))
  const learns = training.algorithms.some(trains)
  return html`<bl-function-view
    heading=${`${learns ? 'The function learned' : 'The function'}${functionCompany(training.model)}`}
    ?choosing=${!isAsked && isChosen(judged.dimensions)}
    .task=${samples.task}
    .dimensions=${samples.dimensions}
    .outputs=${samples.outputs}
    .names=${namesShown(training, samples.dimensions)}
    .coordinates=${samples.coordinates}
    .targets=${samples.targets}
    .colors=${judged.task === 'classification' && judged.outputs > 2 ? classColors(study.theme) : []}
    .grid=${isAsked && others.length > 0 ? undefined : grid}
    ?stored=${stored !== undefined}
    .across=${graphWindow(study)}
    .ball=${shownMetric(training).attack}
    .limit=${isAsked ? undefined : limitOf(study)}
    .test=${truth ? undefined : test}
    .beside=${[...(truth ? [truth] : []), ...others, ...beside]}
    .filled=${truth && interval && { from: truth.grid, interval }}
    .heights=${heights}
    .residuals=${residuals}
    >${isAsked ? nothing : inputChoice(study, judged.dimensions)} ${act}</bl-function-view
  >`
}

/**
 * Returns the pictures of the chosen part with the prediction of the first visible run for each; only with labels while a question
 * is open or before there is a run. Undefined if the inputs are not pictures.
 */
function readSheet({ store }: Pick<Study, 'store'>, { read, readPart }: SharedAnalyses, isAsked: boolean) {
  const { training } = store
  const side = training && pictureSide(training.data)
  if (!training || side === undefined) return undefined
  const name = readPart.value
  const part = picturedPart(training, name)
  if (!part) return undefined
  const found = isAsked ? undefined : read.value.value
  const { pictures, summary } = found
    ? readPictures(found, name, side, training.metric.loss)
    : labelledPictures(part, name, side)
  return html`<bl-picture-sheet
    heading=${found ? `What the network reads${functionCompany(training.model, name)}` : 'The pictures'}
    .summary=${summary}
    .side=${side}
    .pictures=${pictures}
    .parts=${partNames(training.data)}
    .shownPart=${name}
    @bl-select=${(event: ChoiceEvent) => readPart.choose(event.value)}
  ></bl-picture-sheet>`
}

/** Returns the learned function as shown next to other charts: the classified pictures, or regions or a curve. */
export const learnedChart = (study: FunctionStudy, shared: SharedAnalyses) =>
  readSheet(study, shared, false) ??
  functionChart(study, shared.learned.value.value, undefined, [], undefined, drawButton(study))

/** Returns the button that starts drawing samples by hand in the sandbox, or nothing if they cannot be drawn. */
function drawButton({ store, step }: FunctionStudy) {
  if (step.value || !store.training || !isDrawable(store.training)) return nothing
  return html`<button
    slot="act"
    class="button draw"
    title="Draw the samples by hand (D)"
    @click=${({ currentTarget }: Event) => currentTarget?.dispatchEvent(new CommandEvent('draw'))}
  >
    Draw data
  </button>`
}

/** Returns the learned curve minus the step’s truth; nothing if the step does not name that difference. */
function differenceChart(study: Pick<Study, 'store' | 'step' | 'written'>, grid: PredictionGrid | undefined) {
  const { truth, difference } = graphOf(study) ?? {}
  if (!truth || !difference || !grid) return nothing
  const less = lessCurve(grid, truth.points)
  const drawn = [0, ...Array.from(less.values)]
  return html`<bl-function-view
    style="flex: 0 0 36%"
    heading=${difference}
    .grid=${less}
    .across=${grid.domain.x}
    .heights=${[minOf(drawn), maxOf(drawn)]}
  ></bl-function-view>`
}

/**
 * The learned boundary or curve with the data; for pictures, their predictions. While a question is open, only the data, and under
 * an attack, which the question is about, the boundary at w_0.
 */
export const learnedFunction: Picture = {
  name: 'function',
  label: 'the function learned',
  numbers: ['loss and accuracy', 'margin and bounds'],
  needs: (experiment) =>
    hasRuns(experiment) && experiment.model.kind !== 'function'
      ? undefined
      : 'Needs a network, because it draws the function the network computes.',
  open({ study, shared }) {
    const { learned, pointed } = shared
    return {
      render() {
        const sheet = readSheet(study, shared, false)
        if (sheet) return sheet
        const grid = learned.value.value
        const drawn = shared.drawn.value
        if (drawn) return drawn.render(grid)
        const ghosts = ghostCurves(pointed.value, study.selection.lit, study.theme)
        const chart = functionChart(study, grid, undefined, ghosts, undefined, drawButton(study))
        const difference = differenceChart(study, grid)
        return difference === nothing ? chart : html`<div class="column">${chart} ${difference}</div>`
      },
      asked(question) {
        const sheet = readSheet(study, shared, true)
        if (sheet) return sheet
        const { training, runs } = study.store
        const [run] = runs
        const given = training && run && shownMetric(training).attack && functionAtStart(training, run)
        return functionChart(study, given, undefined, [], question)
      },
    }
  },
}
