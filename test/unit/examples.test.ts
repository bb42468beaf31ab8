import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { entries } from '../../.scripts/entries.mjs'
import { publicExamples, withLibrary } from '../support/page/examples.ts'

const examples = publicExamples()
/** Outside node_modules, since imported TypeScript there would not be compiled. */
const folder = mkdtempSync(join(tmpdir(), 'badlands-examples-'))

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('the main entry points have an example, and each example prints something', () => {
  const names = examples.map(({ of }) => /(?:function|const|class) (\w+)/.exec(of)?.[1])
  expect(names.sort()).toEqual(
    [
      'LossLandscape',
      'createEngine',
      'experimentToLink',
      'oracle',
      'parseExperiment',
      'project',
      'scenarios',
    ].sort(),
  )
  for (const { of, prints } of examples) expect(prints.length, of).toBeGreaterThan(0)
})

describe('an example prints what it claims', () => {
  test.each(examples.filter(({ inBrowser }) => !inBrowser))('$of', async (example) => {
    const file = join(folder, `${examples.indexOf(example)}.ts`)
    writeFileSync(file, withLibrary(example, resolve(entries.badlands)))
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    await import(/* @vite-ignore */ file)
    const printed = log.mock.calls.map((words) => words.join(' '))
    log.mockRestore()
    expect(printed).toEqual(example.prints)
  })
})
