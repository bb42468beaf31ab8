import { expect, test } from 'vitest'
import type { EngineInfo } from '../../../../src/engine/types.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { engineWords, pictureNotes } from '../../../../src/view/surface/hud-lines.ts'
import { moons } from '../../../support/experiments.ts'

const info = (change: Partial<EngineInfo>): EngineInfo => ({
  backend: 'workers',
  adapter: 'the processor',
  limits: {},
  variants: { terrain: 'workers' },
  ...change,
})

test("the surface's renderer is named, with the reason if it is not WebGPU", () => {
  expect(engineWords(undefined)).toBe('')
  expect(engineWords(info({ backend: 'webgpu', variants: { terrain: 'general' } }))).toBe('WebGPU')
  expect(engineWords(info({ reason: 'There is no WebGPU.' }))).toBe(
    'JavaScript in workers: There is no WebGPU.',
  )
})

test('a surface that was too large for the workers names the backend of TensorFlow.js', () => {
  const large = (name: string) =>
    engineWords(info({ variants: { terrain: `${name}: The terrain kernel needs WebGPU.` } }))
  expect(large('wasm')).toBe('WebAssembly')
  expect(large('webgl')).toBe('WebGL')
  expect(large('cpu')).toBe('plain JavaScript')
})

test("a kernel's replacement is named with the reason, for values and for outcomes of runs", () => {
  const refusal = "The kernel 'terrain: narrow' does not compile."
  const card = info({
    backend: 'webgpu',
    variants: { terrain: `general: ${refusal}`, outcome: `float64: ${refusal}` },
  })
  const notes = (change: object) => pictureNotes(parseExperiment({ ...moons, ...change }), undefined, card)
  expect(notes({})).toEqual([`TensorFlow.js on WebGPU: ${refusal}`])
  expect(notes({ terrain: { quantity: 'outcome' } })).toEqual([`JavaScript in workers: ${refusal}`])
})

test('a surface that only the float64 reference can compute names it, with the reason', () => {
  const card = info({ backend: 'webgpu', variants: { slopes: 'float64 in a worker' } })
  const attack = { epsilon: 0.1, norm: 'l2', steps: 5 } as const
  const notes = (change: object) => pictureNotes(parseExperiment({ ...moons, ...change }), undefined, card)
  expect(notes({})).toEqual(['WebGPU'])
  expect(notes({ terrain: { quantity: 'outcome' } })).toEqual(['WebGPU'])
  expect(notes({ terrain: { quantity: 'gradient-norm' } })).toEqual([
    'float64 in a worker · Derivatives are computed in float64 only.',
  ])
  expect(notes({ terrain: { metric: { loss: 'logistic', attack } } })).toEqual([
    'float64 in a worker · An attack is computed in float64 only.',
  ])
})
