import { expect, test } from 'vitest'
import type { Filled, NamedCurve } from '../../../src/charts/function/function-picture.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { lessCurve } from '../../../src/pictures/graph.ts'
import { OpenPictures } from '../../../src/pictures/pictures.ts'
import metricGapScenario from '../../../src/scenarios/lectures/metric-gap/lecture.md?full'
import { Store } from '../../../src/store/store.ts'
import { experimentOf } from '../../../src/study/lecture/lecture.ts'
import { defaultOptions } from '../../../src/study/study-options.ts'
import { Study } from '../../../src/study/study.ts'
import { placeOf } from '../../support/place.ts'

const at = metricGapScenario.steps.findIndex(({ graph }) => graph?.intervals)
const step = metricGapScenario.steps[at]!
const experiment = experimentOf(metricGapScenario, at)
const judgedElsewhere = parseExperiment(
  mergePatch(experiment, step.dial!.experiments[1]!) as typeof experiment,
)

/**
 * The properties of the function's element for the step, with its dial on [0, 2] or where it begins, while
 * its question is open or not.
 */
function shown(asks: boolean, of = experiment) {
  const place = placeOf({ ...step, experiment: { ...experiment } })
  const store = new Store(() => new Promise(() => undefined), of, 3, undefined, place)
  const study = new Study(store, undefined, defaultOptions, asks)
  const pictures = new OpenPictures(study)
  const { strings, values } = pictures.template('function') as {
    strings: readonly string[]
    values: readonly unknown[]
  }
  pictures.dispose()
  study.dispose()
  const given = (name: string) => values[strings.findIndex((text) => text.trim().endsWith(`.${name}=`))]
  return {
    across: given('across'),
    labels: (given('beside') as NamedCurve[]).map(({ label }) => label),
    filled: given('filled') as Filled | undefined,
  }
}

test('question and answer share one axis, which contains both intervals', () => {
  for (const asks of [true, false]) expect(shown(asks).across).toEqual([-1, 2])
})

test('while the question is open, its parabola ends where its points do, and nothing of the other interval is shown', () => {
  const { labels, filled } = shown(true, judgedElsewhere)
  expect(labels).toEqual(['|x|', 'best on [−1, 1]'])
  expect(filled).toBeUndefined()
})

test('with the answer, the error is filled over the judged interval', () => {
  expect(shown(false).filled?.interval).toEqual([-1, 1])
  const { labels, filled } = shown(false, judgedElsewhere)
  expect(labels).toEqual(['|x|', 'best on [0, 2]'])
  expect(filled?.interval).toEqual([0, 2])
})

test("a curve minus another is taken at the latter's places, within its own", () => {
  const tent = {
    domain: { x: [0, 1] as const, y: undefined },
    columns: 3,
    rows: 1,
    outputs: 1,
    values: [0, 1, 0],
    places: [0, 0.5, 1],
  }
  const less = lessCurve(tent, [[-1, 9], [0, 1], [0.25, 0.25], [0.75, 0.5], [1, 0], [2, 9]]) // prettier-ignore
  expect(less).toMatchObject({ columns: 4, places: [0, 0.25, 0.75, 1], values: [-1, 0.25, 0, 0] })
})
