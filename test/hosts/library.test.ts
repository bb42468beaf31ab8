import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oracle } from '../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { largestError, relativeError } from '../support/agreement.ts'
import { moons } from '../support/experiments.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'badlands-library-'))
const addressOf = (...path: string[]) => pathToFileURL(join(folder, ...path)).href

/** WebGPU for Node: Dawn, as in Chromium. */
const webgpu = 'webgpu@0.6.2'

beforeAll(async () => {
  await run('node', [join('.scripts', 'build.mjs'), '--library', join(folder, 'lib')])
  await run('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', webgpu])
}, 600_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** A surface that needs no run first. */
const experiment = parseExperiment({ ...moons, plane: { kind: 'random', normalization: 'filter' } })

interface Answer {
  readonly backend: string
  readonly adapter: string
  readonly path: string
  readonly loss: number
  readonly values: number[]
}

const hosts: readonly (readonly [string, readonly string[], readonly string[], Partial<Answer>])[] = [
  ['Deno', [process.execPath, 'run', '-A'], [], { backend: 'webgpu', path: 'fused' }],
  ['Node with the package webgpu', ['node'], [addressOf('node_modules', 'webgpu', 'index.js')], { backend: 'webgpu', path: 'fused' }], // prettier-ignore
  ['Node alone', ['node'], [], { backend: 'workers', path: 'general' }],
]

test.each(hosts)('the published library trains and draws in %s', async (_, command, more, expected) => {
  const [program = '', ...before] = command
  const script = join('test', 'hosts', 'ask-library.mjs')
  const asked = [...before, script, addressOf('lib', 'badlands.js'), JSON.stringify(experiment), ...more]
  const { stdout } = await run(program, asked)
  const answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Answer
  expect(answer).toMatchObject(expected)
  expect(answer.adapter).toMatch(/[a-z]{2}/)
  const [reference] = oracle.train(experiment)
  expect(relativeError(answer.loss, reference!.loss.at(-1)!), 'after 60 steps').toBeLessThan(1e-4)
  const { values } = oracle.terrain(experiment, { resolution: 5 })
  expect(largestError(answer.values, [...values, ...values], relativeError)).toBeLessThan(1e-5)
})
