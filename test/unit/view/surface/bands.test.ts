import { expect, test } from 'vitest'
import { surfaceTables } from '../../../../src/elements/values/surface-tables.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { Terrain } from '../../../../src/reference/results.ts'
import { HeightField } from '../../../../src/scene/surface/height-field.ts'
import { inBands } from '../../../../src/view/surface/bands.ts'
import { descriptionOf } from '../../../../src/view/surface/description.ts'
import { emptyStage, stageContent } from '../../../../src/view/surface/stage-content.ts'
import { plainMoons } from '../../../support/matrix/every-axis.ts'

const words = ['relu', 'tanh', 'linear']
const experiment = parseTraining(plainMoons({ path: '/model/activation', scale: 'choice', values: words }))
const { plane } = experiment
const terrain = oracle.terrain(experiment, { resolution: 5 }) as unknown as Terrain

const picture = {
  experiment,
  terrain,
  ghost: undefined,
  scale: emptyStage(experiment.view, 'light').scale,
  runs: [],
  hidden: new Set<number>(),
  step: 0,
  theme: 'light' as const,
  curves: [],
  marks: [],
  drape: undefined,
  fixed: true,
  names: {},
}

test('each word has a level band of one width, around its place', () => {
  const drawn = inBands(plane, terrain)
  expect(drawn.resolution).toEqual([5, 24])
  const [from, to] = drawn.extent.b
  expect([from, to]).toEqual([-7 / 16, 2 + 7 / 16])
  const field = new HeightField(drawn.resolution, drawn.values, picture.scale, true)
  const whole = new HeightField([5, 3], terrain.values, picture.scale, true)
  for (const [j] of words.entries())
    for (const off of [-0.43, -0.2, 0, 0.2, 0.43])
      expect(field.heightAt(0.5, (j + off - from) / (to - from))).toBe(whole.heightAt(0.5, j / 2))
})

test('a surface is redrawn only if it or its plane changes', () => {
  expect(inBands(plane, terrain)).toBe(inBands(plane, terrain))
  expect(inBands({ ...plane }, terrain)).toEqual(inBands(plane, terrain))
  const { plane: numbers } = parseTraining(plainMoons())
  expect(inBands(numbers, terrain), 'over numbers it is as it is').toBe(terrain)
})

test('the words are on the axis, in the table and in the sentence of the lowest point', () => {
  const content = stageContent(picture)
  expect(content).toMatchObject({
    facets: true,
    axes: { b: 'activation', words: { b: ['ReLU', 'tanh', 'none'] } },
  })
  const [points, heights] = surfaceTables(content)
  const lowest = terrain.values.indexOf(terrain.min)
  const word = ['ReLU', 'tanh', 'none'][Math.floor(lowest / 5)]
  expect(points?.rows[0]?.[2]).toBe(word)
  expect(heights?.rows.map(([name]) => name)).toEqual(['none', 'tanh', 'ReLU'])
  expect(heights?.rows[0]?.slice(1)).toEqual([...terrain.values.slice(10, 15)].map(Math.fround))
  const { axes } = content
  const told = descriptionOf({
    experiment,
    terrain,
    axes,
    runs: [],
    hidden: new Set(),
    legend: undefined,
    veiled: false,
  })
  expect(told.join(' ')).toContain(`activation = ${word}.`)
})
