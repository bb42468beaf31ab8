import { expect, onTestFinished, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { languageTurns } from '../../../src/study/lecture/shown-step.ts'
import { Study } from '../../../src/study/study.ts'
import { ShownNetwork } from '../../../src/pictures/shown-network.ts'
import { Store } from '../../../src/store/store.ts'
import { german } from '../../../src/words/language/german/german.ts'
import { setTranslator } from '../../../src/words/language/language.ts'
import { Translator } from '../../../src/words/language/translator.ts'
import { written } from '../../../src/words/language/written.ts'
import { moons } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

async function opened(experiment = moons) {
  const study = new Study(new Store(() => Promise.resolve(new OracleEngine()), experiment, 5))
  await study.whenIdle()
  const network = new ShownNetwork(study)
  const w0 = () => Array.from(study.store.runs[0]!.weights(0))
  const end = () => (network.dispose(), study.dispose())
  return { study, network, w0, end }
}

test('a drag moves one weight from where it started, in one entry, even if nobody has looked at the network', async () => {
  const { study, network, w0, end } = await opened()
  const before = w0()
  network.move({ weight: 3, value: before[3]! + 1, live: true })
  network.move({ weight: 3, value: before[3]! + 2, live: true })
  expect(network.view.value!.moved![3]).toBeCloseTo(2, 5)
  network.move({ weight: 3, value: before[3]! + 0.5, live: false })
  await study.store.whenIdle()
  for (const [i, w] of w0().entries()) expect(w - before[i]!, `weight ${i}`).toBeCloseTo(i === 3 ? 0.5 : 0, 5)
  study.store.undo()
  await study.store.whenIdle()
  expect(w0()).toEqual(before)
  expect(study.store.undoLabel).toBeUndefined()
  end()
})

test('a move is counted from where it last rested, not from where it first was', async () => {
  const { study, network, w0, end } = await opened()
  network.move({ weight: 3, value: w0()[3]! + 1, live: false })
  await study.store.whenIdle()
  network.move({ weight: 4, value: w0()[4]! + 0.25, live: true })
  const { moved } = network.view.value!
  expect(moved![3]).toBeCloseTo(0, 5)
  expect(moved![4]).toBeCloseTo(0.25, 5)
  end()
})

test("a person's column names stay as they are when the language changes", async () => {
  onTestFinished(() => setTranslator(undefined))
  const data = {
    ...{ kind: 'table', task: 'classification', inputs: [[1, 2], [2, 1]], targets: [[1], [-1]] }, // prettier-ignore
    inputNames: ['size', 'loss'],
  }
  const { network, end } = await opened(parseTraining({ ...moons, data }))
  expect(network.view.value!.inputs).toEqual(['size', 'loss'])
  setTranslator(new Translator('de', german))
  languageTurns.value++
  expect(network.view.value!.inputs.map(written)).toEqual(['size', 'loss'])
  end()
})
