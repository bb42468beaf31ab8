import { expect, test } from 'vitest'
import { moveStart } from '../../../src/edit/actions.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { Study } from '../../../src/study/study.ts'
import { defaultOptions } from '../../../src/study/study-options.ts'
import { Store } from '../../../src/store/store.ts'
import { twins } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

const storeOf = () => new Store(() => Promise.resolve(new OracleEngine()), parseTraining(twins), 3)

test('side-by-side stages know everything on them, as opened until w₀ is moved', async () => {
  const study = new Study(storeOf())
  const other = new Study(storeOf(), study)
  study.options.value = {
    ...defaultOptions,
    beside: [{ title: 'wider', experiment: { model: { widths: [2, 5, 1] } } }],
  }
  const shown = () => study.together.map(({ content }) => content.value.beside?.map(({ opened }) => opened))
  expect(shown()).toEqual([[undefined, undefined], [undefined, undefined]]) // prettier-ignore
  await study.whenIdle()
  await other.whenIdle()
  const opened = [study.store.experiment, other.store.experiment]
  expect(shown()).toEqual([opened, opened])
  expect(other.content.value.beside?.map(({ paths }) => paths.length)).toEqual([2, 2])
  study.store.edit(moveStart(study.store.training!, 0, 0.1, 0), 'move')
  expect(shown()).toEqual([[undefined, undefined], [undefined, undefined]]) // prettier-ignore
})
