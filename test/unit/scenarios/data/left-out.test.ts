import { expect, it } from 'vitest'
import { generated } from '../../../../src/experiment/spec/generated.ts'
import { table } from '../../../../src/experiment/spec/table.ts'
import { notGenerated, noTable } from '../../../../src/scenarios/data/left-out.ts'

it('a patch leaves out everything that only tables have, and everything that only generated data have', () => {
  const [ofTable, ofGenerated] = [Object.keys(table.entries), Object.keys(generated.entries)]
  const only = (ours: string[], theirs: string[]) => ours.filter((key) => !theirs.includes(key)).sort()
  expect(Object.keys(noTable).sort()).toEqual(only(ofTable, ofGenerated))
  expect(Object.keys(notGenerated).sort()).toEqual(only(ofGenerated, ofTable))
})
