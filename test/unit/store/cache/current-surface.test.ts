import { describe, expect, it } from 'vitest'
import { moveStart } from '../../../../src/edit/actions.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import { planeKey, terrainKey } from '../../../../src/store/cache/cache-keys.ts'
import { CurrentSurface } from '../../../../src/store/cache/current-surface.ts'
import { product } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

const experiment = parseTraining(product)
const bent = parseTraining({ ...product, model: { ...product.model, activation: 'tanh' } })
const narrow = parseTraining({
  ...product,
  plane: { ...product.plane, extent: { a: [0, 1], b: [0, 1] } },
})
const terrainOf = (of: TrainingExperiment) =>
  new OracleEngine().terrain(of, { resolution: 5, signal: new AbortController().signal })
const terrain = await terrainOf(experiment)

/** The finest surface of the experiment, in its frame. */
function shownSurface() {
  const surface = new CurrentSurface()
  surface.show(terrain, terrainKey(experiment), experiment)
  surface.fit(experiment, terrainKey(experiment))
  return surface
}

describe('the current surface', () => {
  it('is the one of its key if that is the finest', () => {
    const surface = new CurrentSurface()
    expect([surface.terrain, surface.is(terrainKey(experiment))]).toEqual([undefined, false])
    surface.show(terrain, undefined, experiment)
    expect([surface.terrain, surface.is(terrainKey(experiment))]).toEqual([terrain, false])
    surface.show(terrain, terrainKey(experiment), experiment)
    expect([surface.is(terrainKey(experiment)), surface.is(terrainKey(bent))]).toEqual([true, false])
    expect(surface.planeKey).toBe(planeKey(experiment))
    surface.outdate()
    expect([surface.terrain, surface.is(terrainKey(experiment))]).toEqual([terrain, false])
  })

  it('is awaited while another one is shown', async () => {
    const surface = shownSurface()
    surface.await(terrainKey(experiment))
    expect(surface.awaited).toBe(false)
    surface.await(terrainKey(bent))
    expect(surface.awaited).toBe(true)
    surface.show(await terrainOf(bent), undefined, bent)
    expect(surface.awaited).toBe(false)
    const none = new CurrentSurface()
    none.await(terrainKey(bent))
    expect(none.awaited, 'nothing is shown that could be taken for it').toBe(false)
  })

  it('keeps the frame in which another surface is drawn, and is its ghost then', async () => {
    const surface = shownSurface()
    const { scale } = surface
    surface.change(experiment, bent, true)
    expect([surface.scale, surface.ghost]).toEqual([scale, terrain])
    surface.show(await terrainOf(bent), terrainKey(bent), bent)
    surface.fit(bent, terrainKey(bent))
    expect([surface.scale, surface.ghost]).toEqual([scale, terrain])
    surface.dropGhost()
    expect([surface.scale, surface.ghost]).toEqual([scale, undefined])
  })

  it('leaves no ghost during a drag, nor of itself', () => {
    const surface = shownSurface()
    surface.change(experiment, bent, false)
    expect(surface.ghost).toBeUndefined()
    const moved = parseTraining(mergePatch(experiment, moveStart(experiment, 0, 1, 1)))
    surface.change(experiment, moved, true)
    expect(surface.ghost).toBeUndefined()
  })

  it('has another frame in another picture, and for a moment that of the previous surface', async () => {
    const surface = shownSurface()
    const { scale } = surface
    surface.change(experiment, narrow, true)
    expect([surface.scale, surface.ghost]).toEqual([undefined, undefined])
    surface.fit(narrow, terrainKey(narrow))
    expect(surface.scale).toEqual(scale)
    surface.show(await terrainOf(narrow), terrainKey(narrow), narrow)
    surface.fit(narrow, terrainKey(narrow))
    expect(surface.scale).not.toEqual(scale)
  })

  it('is valid for the same plane in another notation', () => {
    const surface = shownSurface()
    const held: TrainingExperiment = { ...experiment, plane: narrow.plane }
    const { scale } = surface
    surface.moveTo(experiment, held, terrainKey(experiment), terrainKey(held))
    expect([surface.is(terrainKey(held)), surface.planeKey]).toEqual([true, planeKey(held)])
    surface.fit(held, terrainKey(held))
    expect(surface.scale).toBe(scale)
  })
})
