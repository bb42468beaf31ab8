import { expect, test } from 'vitest'
import type { EngineInfo } from '../../../src/engine/types.ts'
import { engineWords } from '../../../src/view/surface/hud-lines.ts'

const info = (change: Partial<EngineInfo>): EngineInfo => ({
  backend: 'workers',
  adapter: 'the processor',
  limits: {},
  variants: { terrain: 'workers' },
  ...change,
})

test('what drew the surface is named, with the reason where it is not WebGPU', () => {
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
