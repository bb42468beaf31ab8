import { effect } from '@preact/signals-core'
import { render } from 'lit'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { edgePoint } from '../../../src/charts/network/network-layout.ts'
import type { BlNetwork } from '../../../src/pictures/network/bl-network.ts'
import { moveStart } from '../../../src/edit/actions.ts'
import { applyTheme } from '../../../src/elements/style/tokens.ts'
import { Study } from '../../../src/study/study.ts'
import { ShownNetwork } from '../../../src/pictures/shown-network.ts'
import { networkChart } from '../../../src/pictures/network/network.ts'
import { Store } from '../../../src/store/store.ts'
import { moons } from '../../support/experiments.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'
import { settled, within } from '../fixtures/mount.ts'

/** A study of 17 weights with its network next to it, as on the page, without a stage. */
async function opened() {
  const study = new Study(new Store(() => Promise.resolve(new OracleEngine()), moons, 9))
  await study.store.whenIdle()
  const main = document.createElement('main')
  applyTheme(main, 'light')
  document.body.replaceChildren(main)
  const network = new ShownNetwork(study)
  const stop = effect(() => void render(networkChart(study, network), main))
  const element = main.querySelector<BlNetwork>('bl-network')!
  element.style.cssText = 'width: 380px; height: 420px'
  await expect.poll(() => element.layout.columns[0]?.[0]?.size).toBeGreaterThan(24)
  const w0 = () => Array.from(study.store.runs[0]!.weights(0))
  return {
    study,
    element,
    w0,
    surface: within(element, '.surface'),
    dispose: () => (stop(), network.dispose(), study.dispose()),
  }
}

test('a dragged edge moves w₀ along its weight only, in one entry of the history, and the surface stays', async () => {
  const { study, element, w0, surface, dispose } = await opened()
  const [before, terrain] = [w0(), study.store.terrain]
  const edge = element.layout.edges.find(({ layer, from }) => layer === 1 && from.unit === 2)!
  const [x, y] = edgePoint(edge, 0.5)
  await userEvent.hover(surface, { position: { x, y } })
  const [arrow] = study.content.value.curves.filter(({ id }) => id === 'weight whole')
  expect(arrow?.points[0]![0]).toBeCloseTo(study.content.value.starts[0]!.a, 5)
  await settled(element)
  expect(within(element, '.callout').textContent).toContain('% in the plane')
  await userEvent.dragAndDrop(surface, surface, {
    sourcePosition: { x, y },
    targetPosition: { x, y: y - 60 },
  })
  await study.store.whenIdle()
  for (const [i, w] of w0().entries())
    if (i === edge.weight) expect(w - before[i]!).toBeGreaterThan(0.1)
    else expect(w, `weight ${i}`).toBeCloseTo(before[i]!, 5)
  expect(study.store.terrain).toBe(terrain)
  expect(study.store.runs[0]!.distance[0]).toBeGreaterThan(0.01)
  expect(Array.from(element.view!.weights)[edge.weight]).toBeCloseTo(w0()[edge.weight]!, 6)
  study.store.undo()
  await study.store.whenIdle()
  expect(w0()).toEqual(before)
  expect(study.store.undoLabel).toBeUndefined()
  dispose()
})

test('the units follow the current step, and w₀ while it is dragged', async () => {
  const { study, element, dispose } = await opened()
  study.playback.seek(20)
  await settled(element)
  expect(Array.from(element.view!.weights)).toEqual(Array.from(study.store.runs[0]!.weights(20)))
  await userEvent.click(within(element, '.at button'))
  study.store.edit(moveStart(study.store.training!, 0, 0.1, 0.2), 'move start 1', true)
  await settled(element)
  const { origin, u, v } = study.store.terrain!
  const moved = Array.from(origin, (o, i) => Math.fround(o + 0.1 * u[i]! + 0.2 * v[i]!))
  expect(Array.from(element.view!.weights)).toEqual(moved)
  expect(Math.max(...Array.from(element.view!.moved!, Math.abs))).toBeGreaterThan(0)
  dispose()
})

test('two picked weights become the plane; a frozen layer stays', async () => {
  const { study, element, surface, dispose } = await opened()
  const edges = element.layout.edges.filter(({ layer }) => layer === 1)
  for (const edge of [edges[0]!, edges[3]!]) {
    const [x, y] = edgePoint(edge, 0.3)
    await userEvent.click(surface, { position: { x, y }, modifiers: ['Shift'] })
  }
  expect(study.store.training!.plane).toMatchObject({ kind: 'weights', first: 12, second: 15 })
  await userEvent.click(within(element, '[aria-label="Freeze layer 1"]'))
  await study.store.whenIdle()
  const run = study.store.runs[0]!
  expect(Array.from(run.finalWeights.slice(0, 12))).toEqual(Array.from(run.weights(0).slice(0, 12)))
  expect(Array.from(run.finalWeights.slice(12))).not.toEqual(Array.from(run.weights(0).slice(12)))
  dispose()
})
