import { expect, test } from 'vitest'
import { experimentName } from '../../../src/words/names.ts'
import { functionCompany } from '../../../src/words/layers.ts'
import { pictureTitle } from '../../../src/view/surface/hud-lines.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { plainMoons } from '../../support/matrix/every-axis.ts'

const moons = (model: object) =>
  parseTraining({
    ...plainMoons(),
    model: { kind: 'mlp', widths: [2, 3, 3, 1], activation: 'tanh', ...model },
    plane: { kind: 'random', normalization: 'filter' },
  })

test('a network is named with what is added to its layers', () => {
  const residual = { strength: 0.5 }
  expect(experimentName(moons({}))).toBe('the network 2-3-3-1')
  expect(experimentName(moons({ residual }))).toBe('the network 2-3-3-1 with skips')
  expect(experimentName(moons({ normalization: 'layer' }))).toBe('the network 2-3-3-1 with layer norm')
  expect(experimentName(moons({ residual, normalization: 'batch' }))).toBe(
    'the network 2-3-3-1 with skips and batch norm',
  )
})

test('a surface names the samples over which it is normalised, and a function the part', () => {
  const normalized = parseTraining({
    ...moons({ normalization: 'batch' }),
    terrain: { metric: { loss: 'logistic', part: 'test' } },
  })
  expect(pictureTitle(normalized)).toBe('Logistic loss on 12 test samples, batch norm over them')
  expect(pictureTitle(moons({ normalization: 'layer' }))).toBe('Logistic loss on 12 train samples')
  expect(functionCompany(normalized.model)).toBe(', batch norm over the train samples')
  expect(functionCompany(moons({ normalization: 'layer' }).model)).toBe('')
})
