import { expect, test } from 'vitest'
import { activationFunction } from '../../../../src/experiment/model/activation.ts'
import { erfc, normalDistribution } from '../../../../src/experiment/model/error-function.ts'
import { activations } from '../../../../src/experiment/spec/model.ts'

const points = [-30, -6.5, -2.25, -0.75, -0.01, 0.02, 0.5, 1.7, 4.4, 25]

test.each(activations)('%s: derivatives equal central differences', (id) => {
  for (const linearity of [0, 0.3, 1]) {
    const f = activationFunction(id, linearity)
    for (const z of points) {
      const h = 1e-5
      expect(f.first(z)).toBeCloseTo((f.value(z + h) - f.value(z - h)) / (2 * h), 8)
      expect(f.second(z)).toBeCloseTo((f.first(z + h) - f.first(z - h)) / (2 * h), 8)
    }
  }
})

test('linearity mixes with the identity, exactly at both ends', () => {
  for (const z of points) {
    expect(activationFunction('tanh', 0).value(z)).toBe(Math.tanh(z))
    expect(activationFunction('tanh', 1).value(z)).toBe(z)
    expect(activationFunction('tanh', 0.25).value(z)).toBeCloseTo(0.75 * Math.tanh(z) + 0.25 * z, 14)
  }
})

test('values are the closed forms', () => {
  const at = (id: (typeof activations)[number], z: number) => activationFunction(id, 0).value(z)
  expect(at('relu', -2)).toBe(0)
  expect(activationFunction('relu', 0).first(0)).toBe(0)
  expect(at('leaky-relu', -2)).toBe(-0.02)
  expect(at('sigmoid', 0)).toBe(0.5)
  expect(at('softplus', 0)).toBe(Math.LN2)
  expect(at('softplus', -40)).toBeCloseTo(Math.exp(-40), 30)
  expect(at('silu', 1)).toBeCloseTo(1 / (1 + Math.exp(-1)), 15)
  expect(at('sine', Math.PI / 2)).toBe(1)
})

test('erfc and Φ agree with Abramowitz & Stegun and longer tables to all digits', () => {
  const relative = (x: number, value: number) => expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(1e-13)
  relative(0.5, 0.479500122186953)
  relative(1, 0.157299207050285)
  relative(2, 0.004677734981047)
  relative(3, 2.209049699858544e-5)
  relative(5, 1.537459794428034e-12)
  relative(10, 2.088487583762544e-45)
  relative(-1, 1.842700792949714)
  relative(-4, 1.999999984582742)
  expect(Math.abs(normalDistribution(1) - 0.841344746068542)).toBeLessThan(1e-15)
  expect(Math.abs(normalDistribution(-1) - 0.158655253931457)).toBeLessThan(1e-15)
})
