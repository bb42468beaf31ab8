import { expect, onTestFinished, test, vi } from 'vitest'
import { experimentToLink } from '../../../../src/exchange/link.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { digitsFile } from '../../../../src/experiment/generators/digits/images.ts'
import { fetchOpened, readExperiment } from '../../../../src/landscape/opening/source.ts'
import { digitsInput } from '../../../support/landscapes/digits.ts'
import { moons } from '../../../support/experiments.ts'

const named = { lecture: undefined, step: 1 }
const digits = digitsInput()

const sources = [
  ['an object', digits],
  ['JSON text', JSON.stringify(digits)],
  ['a link', `https://example.org/#${experimentToLink(parseExperiment(digits))}`],
] as const

test.each(sources)('%s waits for the file of its samples, and is refused without it', async (_, source) => {
  const fetched = vi.spyOn(digitsFile, 'fetch')
  onTestFinished(() => fetched.mockRestore())
  fetched.mockRejectedValueOnce(new Error('404'))
  await expect(fetchOpened(source, named)).rejects.toThrow(/^Could not load the images of handwritten digits/)
  fetched.mockResolvedValueOnce()
  await fetchOpened(source, named)
  expect(fetched).toHaveBeenCalledTimes(2)
  expect(readExperiment(source)).toEqual(parseExperiment(digits))
}) // prettier-ignore

test('an experiment with drawn samples, and an invalid one, wait for nothing', () => {
  for (const source of [moons, JSON.stringify(moons), '{"data":', 7, {}])
    expect(fetchOpened(source, named), String(source)).toBeUndefined()
})
