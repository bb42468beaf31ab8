import { afterAll, expect, it } from 'vitest'
import '../../../src/landscape/loss-landscape.ts'
import { moons } from '../../support/experiments.ts'
import { disposeKeptEngine } from '../fixtures/kept-engine.ts'

const key = 'badlands-forms'
const kept = () => localStorage.getItem(key) ?? ''
localStorage.removeItem(key)
// Results found on a device are kept with it too.
await disposeKeptEngine()
afterAll(() => localStorage.removeItem(key))

/** A network whose surface has several variants, at the end of its run. */
const deep = {
  ...moons,
  model: { kind: 'mlp', widths: [2, 40, 40, 1], activation: 'tanh' },
  plane: { kind: 'random', normalization: 'filter' },
  view: { step: 60 },
}

/** Longer than the second after which idle time begins. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1500))

it('nothing is timed while a pointer is held or runs play; afterwards it is, and the result is kept', async () => {
  let pipelines = 0
  const create = GPUDevice.prototype.createComputePipelineAsync
  GPUDevice.prototype.createComputePipelineAsync = function (descriptor) {
    pipelines++
    return create.call(this, descriptor)
  }
  const landscape = document.createElement('loss-landscape')
  landscape.style.cssText = 'display: grid; width: 240px; height: 180px'
  Object.assign(landscape, { experiment: deep, resolution: 33 })
  document.body.append(landscape)
  const point = (type: string) => document.body.dispatchEvent(new PointerEvent(type, { bubbles: true }))
  point('pointerdown')
  await landscape.whenIdle()
  await expect.poll(() => landscape.pictured).toBe(true)
  const wanted = pipelines
  expect(wanted).toBeGreaterThan(0)
  await aWhile()
  expect(pipelines, 'a pointer is held').toBe(wanted)
  landscape.setSpeed(0.1)
  landscape.play()
  await landscape.updateComplete
  point('pointerup')
  await aWhile()
  expect(landscape.status).toBe('running')
  expect(pipelines, 'runs play').toBe(wanted)
  landscape.pause()
  await expect.poll(kept, { timeout: 60_000 }).toMatch(/terrain /)
  expect(landscape.engineInfo?.variants['tune']).toMatch(/ ms; /)
  landscape.remove()
  GPUDevice.prototype.createComputePipelineAsync = create
})
