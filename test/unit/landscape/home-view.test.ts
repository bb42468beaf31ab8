import { expect, test } from 'vitest'
import { moveStart } from '../../../src/edit/actions.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { Study } from '../../../src/landscape/study.ts'
import { usualOptions } from '../../../src/landscape/study-options.ts'
import { Store } from '../../../src/store/store.ts'
import { twins } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

const storeOf = () => new Store(() => Promise.resolve(new OracleEngine()), parseExperiment(twins), 3)

test('stages beside each other know all that stands on them, as opened until w₀ is moved', async () => {
  const study = new Study(storeOf())
  const other = new Study(storeOf(), study)
  other.options.value = {
    ...usualOptions,
    view: { title: 'wider', experiment: { model: { widths: [2, 5, 1] } } },
  }
  await study.whenIdle()
  await other.whenIdle()
  const shown = () => study.together.map(({ content }) => content.value.beside?.map(({ opened }) => opened))
  expect(shown()).toEqual([[undefined, undefined], [undefined, undefined]]) // prettier-ignore
  study.opened.value = study.store.experiment
  const opened = [study.store.experiment, other.store.experiment]
  expect(shown()).toEqual([opened, opened])
  expect(other.content.value.beside?.map(({ paths }) => paths.length)).toEqual([2, 2])
  study.store.edit(moveStart(study.store.experiment, 0, 0.1, 0), 'move')
  expect(shown()).toEqual([[undefined, undefined], [undefined, undefined]]) // prettier-ignore
})
