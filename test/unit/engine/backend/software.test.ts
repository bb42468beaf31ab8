import { expect, test } from 'vitest'
import { isSoftware } from '../../../../src/engine/backend/software.ts'

const adapter = (told: object) =>
  ({
    isFallbackAdapter: false,
    vendor: '',
    architecture: '',
    device: '',
    description: '',
    ...told,
  }) as GPUAdapterInfo

test.each<[string, object]>([
  ['that says so', { isFallbackAdapter: true }],
  ['of Chrome', { vendor: 'google', architecture: 'swiftshader' }],
  ['of Mesa, by its architecture', { vendor: 'mesa', architecture: 'llvmpipe' }],
  ['of Mesa, by its description', { description: 'llvmpipe (LLVM 17.0.6, 256 bits)' }],
  ['of Windows', { vendor: 'microsoft', description: 'Microsoft Basic Render Driver' }],
])('an adapter in software %s', (_, told) => {
  expect(isSoftware(adapter(told))).toBe(true)
})

test.each<[string, object]>([
  ['of a card', { vendor: 'nvidia', architecture: 'ampere' }],
  ['of a small card, whose subgroups are as narrow as those in software', { vendor: 'arm', architecture: 'bifrost', subgroupMaxSize: 8 }], // prettier-ignore
  ['that tells nothing', {}],
])('an adapter %s is hardware', (_, told) => {
  expect(isSoftware(adapter(told))).toBe(false)
})

test('a browser that reports no adapter is assumed to have a GPU', () => {
  expect(isSoftware(undefined)).toBe(false)
})
