import { expect, test } from 'vitest'
import { issuesOf, type ExperimentIssue } from '../../../../src/experiment/spec/values/error.ts'
import { experimentInFile } from '../../../../src/page/import/experiment-file.ts'
import { moons } from '../../../support/experiments.ts'

const { version, ...rest } = moons

/** The issues of a JSON file. */
async function issuesIn(value: unknown): Promise<readonly ExperimentIssue[]> {
  try {
    await experimentInFile(new Blob([JSON.stringify(value)]))
    return []
  } catch (error) {
    return issuesOf(error)
  }
}

test.each<[value: object, path: string, message: string]>([
  [{ ...rest, verison: version }, 'verison', 'there is no field "verison" here. Do you mean "version"?'],
  [{ ...rest, Version: version }, 'Version', 'there is no field "Version" here. Do you mean "version"?'],
  [{ ...moons, vision: 1 }, 'vision', 'there is no field "vision" here'],
  [
    { ...moons, model: { ...moons.model, activaton: 'tanh' } },
    'model.activaton',
    'there is no field "activaton" here. Do you mean "activation"?',
  ],
])(
  'the field that is meant is named for one that is not known, but not the version that is there: %#',
  async (value, path, message) => {
    expect(await issuesIn(value)).toContainEqual({ path, message })
  },
)
