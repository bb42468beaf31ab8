import { expect, it } from 'vitest'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { ensembleLoss, ensembleShare } from '../../../../../src/theory/quantity/runs/ensemble.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { moons } from '../../../../support/experiments.ts'

it('an ensemble takes as many draws as the format allows', async () => {
  const loss = Float64Array.from({ length: 1_048_576 }, (_, i) => i / 1024)
  const experiment = parseExperiment(moons)
  const few = oracle.ensemble(experiment)
  const source = { experiment, runs: [], answers: { ...oracle, ensemble: () => ({ ...few, loss }) } }
  expect(await ensembleLoss(source, { extreme: 'least' })).toBe(0)
  expect(await ensembleLoss(source, { extreme: 'most' })).toBe(1_048_575 / 1024)
  expect(await ensembleShare(source, { to: 511.9999 })).toBe(0.5)
})
