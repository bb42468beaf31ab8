import { expect, test } from 'vitest'
import { moveStart } from '../../src/app/actions.ts'
import { Presenter } from '../../src/app/presenter.ts'
import { Workbench } from '../../src/app/workbench.ts'
import { ExperimentError } from '../../src/experiment/error.ts'
import { parseExperiment } from '../../src/experiment/parse.ts'
import { OracleEngine } from '../support/oracle-engine.ts'
import { trainability } from '../support/trainability.ts'

const input = trainability(1, 1, 'linear', 1, 30)

test('there is no w_0 to move', () => {
  const move = () => moveStart(parseExperiment(input), 0, 1, 1)
  expect(move).toThrow('plane: on a plane of hyperparameters every point is a run: there is no w_0 to move')
  expect(move).toThrow(ExperimentError)
})

test('its run is shown without a distance from the plane', async () => {
  const engine = new OracleEngine()
  const presenter = new Presenter(new Workbench(() => Promise.resolve(engine), input, 9))
  await presenter.whenIdle()
  const [run] = presenter.runViews('light')
  expect(run!.status).toBe('diverged')
  expect(run).not.toHaveProperty('distance')
})
