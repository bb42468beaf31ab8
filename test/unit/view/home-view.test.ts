import { PerspectiveCamera } from 'three/webgpu'
import { describe, expect, it } from 'vitest'
import { holdsWeights } from '../../../src/reference/plane/placement.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import type { Terrain } from '../../../src/reference/results.ts'
import { hasSurface, type TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { Declutter, type Box } from '../../../src/math/picture/declutter.ts'
import { placeLabels } from '../../../src/math/picture/place-labels.ts'
import type { Step } from '../../../src/exchange/lecture/scenario.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { fitBeside, fitBlock, topSide, type Room, type Side } from '../../../src/scene/camera/camera-fit.ts'
import { clearSide, isSeen, type Sight } from '../../../src/scene/camera/clear-side.ts'
import { drawAxes } from '../../../src/scene/layers/axes-layer.ts'
import type { CanvasPen } from '../../../src/scene/layers/canvas-pen.ts'
import { labelsOf, markersOf, sightOf, type Labels } from '../../../src/scene/layers/marker-layer.ts'
import { HeightField } from '../../../src/scene/surface/height-field.ts'
import { refinedHeights } from '../../../src/scene/surface/refined-heights.ts'
import type { StageContent } from '../../../src/scene/types.ts'
import { View } from '../../../src/scene/view.ts'
import { fitFrame } from '../../../src/reference/outcome/height-frame.ts'
import { predictionsOf } from '../../../src/view/predictions/predictions.ts'
import { stageContent } from '../../../src/view/surface/stage-content.ts'
import { isLong } from '../../support/long.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { stagedSteps } from '../../support/lectures/scenarios.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

const degree = Math.PI / 180

/** The side from which an experiment's own camera looks; undefined if it has none and looks from home. */
function ownSide({ view: { camera = 'home' } }: TrainingExperiment): Side | undefined {
  if (camera === 'home') return undefined
  if (camera === 'top') return topSide
  if ('position' in camera || camera.zoom !== 1) throw new Error('No step looks from so near.')
  return { azimuth: camera.azimuth * degree, polar: camera.polar * degree }
}

/** Points along each side of a surface, by the size of its network. */
const resolutionOf = (size: number): number => (size <= 9 ? 65 : 33)

/** Steps with larger networks that the short form tries too: two stages of 32 weights, and a wide layer. */
const largerToo = ['One minimum, drawn twice', 'The kernel of infinite width']

/** True in the short form for an experiment whose network the oracle draws quickly. */
function isTried(experiment: TrainingExperiment, title: string): boolean {
  const { plane, algorithms, starts } = experiment
  if (!holdsWeights(plane)) return false
  const { size } = buildTrainingProblem(experiment)
  const updates = algorithms.reduce((sum, algorithm) => sum + lastStep(algorithm), 0) * starts.length
  return (isLong || size <= 9 || largerToo.includes(title)) && updates <= 20_000
}

/** The steps of all scenarios whose stages are all tried. */
const steps = scenarios.flatMap((scenario) =>
  stagedSteps(scenario).flatMap(({ title, step, stages }) => {
    const experiments = stages
      .filter(hasSurface)
      .map((one) => parseTraining({ ...one, view: { ...one.view, ...step.view } }))
    return experiments.length > 0 && experiments.every((one) => isTried(one, title))
      ? [{ name: `${scenario.id}: ${title}`, step, experiments }]
      : []
  }),
)
const alone = steps.filter(({ experiments }) => experiments.length === 1)
const besideEachOther = steps.filter(({ experiments }) => experiments.length > 1)

/** The steps over hyperparameters, whose points each show the result of a training run. */
const overHyperparameters = scenarios.flatMap((scenario) =>
  stagedSteps(scenario).flatMap(({ title, step, stages: [experiment] }) =>
    experiment && hasSurface(experiment) && experiment.plane.kind === 'hyperparameters'
      ? [{ name: `${scenario.id}: ${title}`, step, experiment }]
      : [],
  ),
)

const room: Room = { width: 720, height: 460, letters: 1 }
const fov = 20

async function contentOf(experiment: TrainingExperiment, { predictions = [] }: Step) {
  const engine = new OracleEngine()
  const surface: TrainingExperiment = {
    ...experiment,
    terrain: { ...experiment.terrain, quantity: 'metric' },
  }
  const resolution = resolutionOf(buildTrainingProblem(experiment).size)
  const terrain = await engine.terrain(surface, { resolution })
  const runs = await engine.train(experiment)
  const { marks, curves } = predictionsOf({
    experiment,
    requested: predictions,
    hidden: new Set(),
    terrain,
    runs,
    theme: 'light',
  })
  const scale = fitFrame(experiment, terrain)
  const content = stageContent({
    experiment,
    terrain,
    ghost: undefined,
    scale,
    runs,
    hidden: new Set(),
    step: Infinity,
    theme: 'light',
    curves,
    marks,
    drape: undefined,
    fixed: false,
    names: {},
  })
  const heights = content.whole ? refinedHeights(terrain, terrain.min, 129) : terrain
  return { content, field: new HeightField(heights.resolution, heights.values, scale, content.facets) }
}

const none = new Float32Array()
const flat = {
  resolution: [2, 2],
  u: none,
  v: none,
  origin: none,
  values: new Float32Array(4),
  min: 0,
  max: 0,
  nonFinite: 0,
  milliseconds: 0,
} as const
const nothingElse = { ghost: undefined, scale: undefined, runs: [], hidden: new Set<number>(), step: Infinity, theme: 'light', curves: [], marks: [], drape: undefined, fixed: false, names: {} } as const // prettier-ignore

/** Slanted views from all around. */
const lattice = Array.from({ length: 72 }, (_, k) => ({
  azimuth: (k * Math.PI) / 36,
  polar: 0.5 + 0.17 * (k % 3),
}))

/** How many points are hidden from a side. */
const hiddenFrom = (side: Side, { field, points }: Sight): number => {
  const { position } = fitBlock(room, fov, side)
  return points.filter((point) => !isSeen(field, position, point)).length
}

/**
 * Stages in units of their letters, with what covers them: the page at 1280x720, presenting at 1920x1080, an
 * inset, a phone, and one of three stages side by side at 1920x1080.
 */
const stages: readonly { readonly room: Room; readonly covered: readonly Box[] }[] = [
  { room, covered: [{ x: 8, y: 8, width: 248, height: 72 }, { x: 508, y: 8, width: 204, height: 62 }, { x: 474, y: 426, width: 238, height: 26 }] },
  { room: { width: 1200, height: 560, letters: 1 }, covered: [{ x: 8, y: 8, width: 300, height: 80 }, { x: 980, y: 8, width: 210, height: 62 }] },
  { room: { width: 280, height: 150, letters: 1 }, covered: [] },
  { room: { width: 343, height: 330, letters: 1 }, covered: [{ x: 6, y: 6, width: 200, height: 54 }, { x: 230, y: 298, width: 107, height: 26 }] },
  { room: { width: 592, height: 860, letters: 1 }, covered: [{ x: 8, y: 8, width: 248, height: 72 }] },
] // prettier-ignore

const meetsBox = (p: Box, q: Box) =>
  p.x < q.x + q.width && q.x < p.x + p.width && p.y < q.y + q.height && q.y < p.y + p.height

/** Share of a box that another covers. */
const sharedWith = (box: Box, other: Box): number => {
  const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x)
  const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y)
  return (Math.max(0, width) * Math.max(0, height)) / (box.width * box.height)
}

/** A canvas context that measures text and draws nothing. */
const pen = {
  tokens: {},
  context: new Proxy({}, { get: () => () => undefined, set: () => true }),
  measure: (text: string, { size }: { size: number }) => 0.55 * size * text.length,
  text: () => undefined,
} as unknown as CanvasPen

/** Places the labels of a stage while its camera turns from a side, and checks each frame. */
function checkLabels(
  content: StageContent,
  field: HeightField,
  points: Sight['points'],
  side: Side,
  { room: stage, covered }: (typeof stages)[number],
  own = false,
) {
  const camera = new PerspectiveCamera(fov, stage.width / stage.height, 0.1, 60)
  const view = new View(camera)
  view.resize(stage.width, stage.height, 1)
  let before: Labels = new Map()
  for (const turn of [0, 0.02, 0.04, 0.3, 0.6]) {
    const turned = { ...side, azimuth: side.azimuth + turn }
    const { position, target } = own
      ? fitBlock(stage, fov, turned)
      : fitBeside({ ...stage, covered }, fov, turned, points)
    camera.position.copy(position)
    camera.lookAt(target)
    camera.updateMatrixWorld()
    const declutter = new Declutter({ x: 4, y: 4, width: stage.width - 8, height: stage.height - 8 })
    for (const box of covered) declutter.take(box)
    drawAxes(pen, view, content, side.azimuth + turn, side.polar, declutter)
    const axes = declutter.taken.slice(covered.length)
    const under = axes.filter((box) => covered.some((card) => sharedWith(box, card) > 0.1))
    const outside = axes.filter(
      (box) => box.y + box.height > stage.height || box.x < 0 || box.x + box.width > stage.width,
    )
    expect(outside, `axes turned by ${turn} on ${stage.width}`).toEqual([])
    expect(under, `axes turned by ${turn} on ${stage.width}`).toEqual([])
    const markers = markersOf(content, field, view)
    const cards = labelsOf(markers, stage, (text) => 9 * text.length + 29)
    const room = { bounds: declutter.bounds, obstacles: declutter.taken, paths: markers.paths }
    const placed = placeLabels(cards, room, before)
    const boxes = [...placed.values()].map(({ box }) => box)
    if (turn === 0) {
      const over = boxes.filter((box) => markers.paths.some((path) => meetsBox(box, path)))
      expect(over, `labels over runs on ${stage.width}`).toEqual([])
      const ends = points
        .map((point) => view.project(...point))
        .map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 }))
      const underCards = ends.filter((end) => covered.some((card) => meetsBox(end, card)))
      expect(underCards, `starts, ends and marks under cards on ${stage.width}`).toEqual([])
    }
    expect(boxes).toHaveLength(cards.filter(({ text }) => text).length)
    for (const [k, box] of boxes.entries()) {
      const others = [
        ...declutter.taken,
        ...cards.map((card) => card.box),
        ...boxes.filter((_, i) => i !== k),
      ]
      expect(
        others.filter((other) => meetsBox(box, other)),
        `turned by ${turn} on ${stage.width}`,
      ).toEqual([])
    }
    if (turn > 0 && turn < 0.1) {
      const turned = [...placed].filter(
        ([id, { offset }]) => offset[0] * (before.get(id)?.offset[0] ?? 0) < 0,
      )
      expect(turned, 'a small turn of the camera moves no label to the other side').toEqual([])
    }
    before = placed
  }
}

/** Steps with ends in two arms of a narrow valley whose floor no slanted view can show. */
const inTwoArms = [
  'Make it linear, and you can compute the end',
  'How far from the flow?',
  'Sharp and flat minima',
  'The kinds of result, on a map',
  'Three surfaces, one start',
  // The folded line lies in a crack, as do its end and its flag; these steps are not about the surface.
  'Fold, and fold again',
  'The same teeth in one layer',
  'How far can a computer fold?',
]

/** Expects a side to hide nothing, or in two arms of a valley no more than any other side does. */
function expectClear(side: Side, sights: readonly Sight[], { title }: Step) {
  const hidden = (from: Side) => sights.reduce((sum, sight) => sum + hiddenFrom(from, sight), 0)
  if (!inTwoArms.includes(title)) return expect(hidden(side)).toBe(0)
  expect(hidden(side)).toBeLessThanOrEqual(Math.min(...lattice.map(hidden)))
  expect(hidden(side)).toBeLessThan(3)
}

describe('the default view of each step', () => {
  it.each(alone)(
    '$name: every start, end and mark is visible, and labels cover nothing',
    async ({ experiments: [experiment], step }) => {
      const { content, field } = await contentOf(experiment!, step)
      const sight = sightOf(content, field)!
      const own = ownSide(experiment!)
      const side = own ?? clearSide(room, fov, [sight])
      for (const stage of stages)
        checkLabels(content, field, sight.points, side, stage, own && own !== topSide)
      expectClear(side, [sight], step)
    },
  )

  it.each(besideEachOther)(
    '$name: from one side every start, end and mark is visible on all stages, and labels cover nothing',
    async ({ experiments, step }) => {
      const contents = await Promise.all(experiments.map((experiment) => contentOf(experiment, step)))
      const sights = contents.map(({ content, field }) => sightOf(content, field)!)
      const own = ownSide(experiments[0]!)
      const side = own ?? clearSide(room, fov, sights)
      const points = sights.flatMap((sight) => sight.points)
      for (const { content, field } of contents)
        for (const stage of stages.slice(2))
          checkLabels(content, field, points, side, stage, own && own !== topSide)
      expectClear(side, sights, step)
    },
  )

  it.each(overHyperparameters)('$name: nothing on the surface could be hidden', ({ experiment }) => {
    const terrain: Terrain = { ...flat, extent: { a: [0, 1], b: [0, 1] } }
    const content = stageContent({ ...nothingElse, experiment, terrain })
    expect(sightOf(content, new HeightField([2, 2], flat.values, content.scale))?.points).toEqual([])
  })
})
