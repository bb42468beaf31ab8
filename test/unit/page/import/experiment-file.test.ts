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
  [{ ...rest, verison: version }, 'verison', 'unknown field "verison". Do you mean "version"?'],
  [{ ...rest, Version: version }, 'Version', 'unknown field "Version". Do you mean "version"?'],
  [{ ...moons, vision: 1 }, 'vision', 'unknown field "vision"'],
  [
    { ...moons, model: { ...moons.model, activaton: 'tanh' } },
    'model.activaton',
    'unknown field "activaton". Do you mean "activation"?',
  ],
])(
  'the field that is meant is named for one that is not known, but not the version that is there: %#',
  async (value, path, message) => {
    expect(await issuesIn(value)).toContainEqual({ path, message })
  },
)
