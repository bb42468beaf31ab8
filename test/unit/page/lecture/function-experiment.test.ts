import { expect, test } from 'vitest'
import { functions } from '../../../../src/experiment/functions/catalogue.ts'
import { functionExperiment } from '../../../../src/page/lecture/function-experiment.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'

test.each(functions)('$title opens with three descending runs', (found) => {
  const experiment = functionExperiment(found)
  if (experiment.kind !== 'training') throw new Error('It trains.')
  const runs = oracle.train(experiment)
  expect(runs).toHaveLength(3)
  for (const { loss } of runs) expect(loss.at(-1)).toBeLessThan(loss[0]!)
})
