// Selects the tests of `npm test`, and the thirds in which the rest is tried.
import { BaseSequencer } from 'vitest/node'
import { siteTests } from './changed.mjs'

const named = (folder, names) => names.trim().split(/\s+/).map((name) => `test/${folder}/${name}.test.ts`) // prettier-ignore

/**
 * Files that stand for the others in the projects that need a browser: a few for each kind of page and
 * picture, and one for each family of kernels.
 */
const usual = new Set([
  ...siteTests,
  ...named('e2e', 'landscape/typed-function lectures/marks lectures/walk'),
  ...named('e2e', 'page/frame site/guide site/largest-link site/policy'),
  ...named('gpu', 'kernels/terrain/terrain kernels/terrain/terrain-function'),
  ...named('gpu', 'kernels/terrain/fields kernels/training/train-functions'),
  ...named('gpu', 'kernels/training/train-layered kernels/chunks kernels/function kernels/expression'),
  ...named('gpu', 'many-runs/outcome-levels tensorflow/general planes xor'),
  ...named('gpu', 'backend/device backend/adapter'),
  ...named('element', 'stage/contour-map stage/hidden-run landscape/basins landscape/stage/run-chips'),
  ...named(
    'element',
    'charts/charts pictures/sweep/sweep-chart controls/controls drawing/drawing scene/viewport',
  ),
  ...named(
    'element',
    'pictures/networks/network-pair panels/step-controls panels/formula lecture/question lecture/qr',
  ),
  ...named('element', 'lecture/assignment lecture/files/lecture-files editor/words/words editor/check/check'),
  ...named(
    'element',
    'page/editor/shelf/ask editor/steps/step-list import/import page/import/importer export/export',
  ),
])

/** The slowest files of the projects that need no browser, which take half of their time. */
const long = new Set([
  ...named('architecture', 'removed'),
  ...named('claims', 'lectures/landscapes lectures/gaps lectures/toy-models edge-of-trainability'),
  ...named(
    'claims',
    'representations trained-bend lectures/experiments landscapes/digits-conv landscapes/recipes',
  ),
  ...named('claims', 'matched-units landscapes/rates-plane landscapes/straight-line landscapes/skips'),
  ...named(
    'unit',
    'view/home-view view/predictions/predictions scenarios/presets/presets scenarios/stored-pictures',
  ),
  ...named('unit', 'analyses/line-slice analyses/measures/three-gaps experiment/data/data'),
  ...named('unit', 'experiment/spec/values/bounds theory/two-weights/two-weights'),
  ...named(
    'unit',
    'exchange/arrays/npz exchange/lecture/damaged exchange/recorded/damaged exchange/table/damaged',
  ),
  ...named('unit', 'engine/many-runs/hyperparameters/float32-check engine/workers/fused-objective'),
  ...named('unit', 'reference/oracle/attack reference/oracle/outcome reference/oracle/random-labels'),
  ...named(
    'unit',
    'reference/oracle/measure/hessian reference/oracle/measure/pair reference/oracle/measure/step',
  ),
  ...named('unit', 'reference/oracle/run/himmelblau reference/oracle/xor'),
])

/** The files named here, by path. */
export const namedTests = [...usual, ...long]

const pathOf = (file) => file.slice(file.lastIndexOf('/test/') + 1)

export function isUsual(file) {
  const path = pathOf(file)
  return /^test\/(?:e2e|gpu|element)\//.test(path) ? usual.has(path) : !long.has(path)
}

/**
 * Part `index` (from 1) of `count` of the files that `npm test` leaves out. Each part takes every count-th
 * file of each project in the order of their paths, so that neighbours are in different parts.
 */
export function partOfRest(files, index, count) {
  const seen = new Map()
  return [...files].sort().filter((file) => {
    if (isUsual(file)) return false
    const [, project] = pathOf(file).split('/')
    const place = seen.get(project) ?? 0
    seen.set(project, place + 1)
    return place % count === index - 1
  })
}

/**
 * Selects files for Vitest's `--shard=index/count`: those of `npm test` for 1/1, otherwise a part of the
 * rest.
 */
export class Selection extends BaseSequencer {
  async shard(specifications) {
    const { index, count } = this.ctx.config.shard
    const files = specifications.map(({ moduleId }) => moduleId)
    const taken = new Set(count === 1 ? files.filter(isUsual) : partOfRest(files, index, count))
    return specifications.filter(({ moduleId }) => taken.has(moduleId))
  }
}
