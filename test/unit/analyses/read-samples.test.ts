import { beforeAll, expect, test, vi } from 'vitest'
import { partRead, readSamples } from '../../../src/analyses/read-samples.ts'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { digitsInput } from '../../support/landscapes/digits.ts'
import { moons } from '../../support/experiments.ts'
import { openedStore } from '../../support/opened-store.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { unowned } from '../../support/unowned.ts'

const few = digitsInput({ size: 20, testSize: 5 })

beforeAll(() => fetchSamples(few))

test.each(['train', 'test', 'shifted'])('every sample of the part %s is read at the step that is shown', async (name) => {
  const { store, selection } = await openedStore(few, 2)
  const read = readSamples(unowned, store, selection, () => name)
  selection.playback.seek(1)
  await read.whenIdle()
  const { part, outputs } = read.value.value!
  const rows = Array.from({ length: part.count }, (_, n) => [...part.inputs.subarray(64 * n, 64 * (n + 1))])
  expect(rows).toHaveLength({ train: 20, test: 5, shifted: 20 }[name]!)
  const expected = oracle.predict(few, store.runs[0]!.weights(1), rows)
  expect([...Array.from(outputs)]).toEqual([...expected])
}) // prettier-ignore

test('a large network is evaluated by the engine', async () => {
  const engine = new OracleEngine()
  const predict = vi.spyOn(engine, 'predict')
  const wide = { ...digitsInput({ size: 2, testSize: 773 }), model: { kind: 'mlp' as const, widths: [64, 400, 10], activation: 'relu' as const } } // prettier-ignore
  const { store, selection } = await openedStore(wide, 2, engine)
  const read = readSamples(unowned, store, selection, () => 'test')
  await read.whenIdle()
  expect(predict).toHaveBeenCalledTimes(1)
  expect(read.value.value!.outputs).toHaveLength(7730)
})

test.each([6, 400])('a batch-normalised network of %i units reads samples as one batch, as their loss does', async (units) => {
  const together = { ...few, model: { kind: 'mlp' as const, widths: [64, units, 10], activation: 'relu' as const, normalization: 'batch' as const } }
  const { store, selection } = await openedStore(together, 2)
  const read = readSamples(unowned, store, selection, () => 'test')
  selection.playback.seek(1)
  await read.whenIdle()
  const { part, outputs } = read.value.value!
  const rows = Array.from({ length: part.count }, (_, n) => [...part.inputs.subarray(64 * n, 64 * (n + 1))])
  const weights = store.runs[0]!.weights(1)
  const own = oracle.predict(together, weights, rows, { part: 'test' })
  own.forEach((value, i) => expect(Math.abs(outputs[i]! - value)).toBeLessThan(1e-5))
  expect([...oracle.predict(together, weights, rows)]).not.toEqual([...own])
}) // prettier-ignore

test('nothing is read if inputs are not pictures', async () => {
  const { store, selection } = await openedStore(moons, 2)
  const read = readSamples(unowned, store, selection, () => 'test')
  await read.whenIdle()
  expect(read.value.value).toBeUndefined()
})

test("the height's part is read, or the test part if that is the training set", () => {
  expect(partRead(undefined)).toBe('train')
  expect(partRead(parseTraining(few))).toBe('test')
  const shifted = { ...few, terrain: { metric: { loss: 'zero-one', part: 'shifted' } } }
  expect(partRead(parseTraining(shifted))).toBe('shifted')
})
