import { afterEach, describe, expect, it } from 'vitest'
import '../../../src/landscape/loss-landscape.ts'
import type { LossLandscape } from '../../../src/landscape/loss-landscape.ts'
import { StartChangeEvent, StartInputEvent } from '../../../src/elements/stage/stage-events.ts'
import { keptPlane } from '../../../src/edit/planes.ts'
import { packingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { lectureText } from '../../../src/exchange/lecture/lecture-text.ts'
import { experimentToLink } from '../../../src/exchange/link.ts'
import { finish } from '../../../src/math/work.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { keptEngine } from '../fixtures/kept-engine.ts'
import { within } from '../fixtures/mount.ts'
import { moons } from '../../support/experiments.ts'
import { himmelblau, table } from '../fixtures/experiments.ts'

interface Given extends Partial<
  Pick<LossLandscape, 'scenario' | 'theme' | 'controls' | 'resolution' | 'inset'>
> {
  readonly experiment?: unknown
}

await keptEngine()

const quick = parseTraining({ ...table, algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 40 }] })

const starts = Array.from({ length: 16 }, (_, i) => ({ kind: 'weights', values: [i / 8, 1] }))

afterEach(() => document.body.replaceChildren())

/** A small, coarse landscape on the page, once it is idle. */
async function landscape(given: Given = { experiment: quick }): Promise<LossLandscape> {
  const element = document.createElement('loss-landscape')
  Object.assign(element, { resolution: 9, ...given })
  element.style.cssText = 'display: grid; width: 400px; height: 300px'
  document.body.append(element)
  await element.whenIdle()
  return element
}

const fromMarkup = (attributes: string): LossLandscape => {
  document.body.insertAdjacentHTML(
    'beforeend',
    `<loss-landscape resolution="9" ${attributes}></loss-landscape>`,
  )
  return document.body.lastElementChild as LossLandscape
}

const errorOf = (element: LossLandscape) => within(element, 'bl-error').shadowRoot!.textContent.trim()

const expected = (of: LossLandscape) =>
  Float32Array.from(oracle.terrain(of.study!.store.training!, { resolution: 9 }).values)

function expectNear(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(found).toHaveLength(wanted.length)
  for (let i = 0; i < wanted.length; i++)
    expect(Math.abs(found[i]! - wanted[i]!)).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(wanted[i]!)))
}

it('the name of a small picture is above it, without covering it', async () => {
  const element = await landscape({ experiment: quick, inset: true })
  const [name, stage] = [within(element, '.inset'), within(element, 'bl-stage')]
  expect(name.getBoundingClientRect().bottom).toBeLessThanOrEqual(stage.getBoundingClientRect().top)
  expect(stage.getBoundingClientRect().height).toBeGreaterThan(120)
  element.style.height = '160px'
  await expect.poll(() => within(element, '.inset span').getBoundingClientRect().height).toBe(0)
})

describe('an experiment is given', () => {
  const link = experimentToLink(quick)

  it.each([
    ['as an object', quick],
    ['as JSON', JSON.stringify(quick)],
    ['as a link', link],
    ['as a link with its mark', `#${link}`],
    ['as a whole address', `https://example.org/badlands/?x=1#${link}`],
  ])('%s', async (_, experiment) => {
    const element = await landscape({ experiment })
    expect(element.experiment).toEqual(quick)
    expect(element.terrain?.resolution).toEqual([9, 9])
    expectNear(element.terrain!.values, expected(element))
    expect(element.trajectories.map((run) => run.steps.at(-1))).toEqual([40])
  })

  it('as an attribute, and as another one later', async () => {
    const element = fromMarkup(`experiment='${JSON.stringify(quick)}'`)
    await element.whenIdle()
    expect(element.experiment).toEqual(quick)
    element.setAttribute('experiment', experimentToLink(himmelblau))
    await element.whenIdle()
    expect(element.experiment).toEqual(parseTraining(himmelblau))
  })

  it('by the id of a scenario, by default the flagship', async () => {
    const element = fromMarkup('')
    await element.whenIdle()
    expect(element.experiment).toEqual(parseTraining(scenarios[0]!.steps[0]!.experiment))
    element.setAttribute('scenario', 'himmelblau')
    await element.whenIdle()
    expect(element.study?.store.training?.model).toMatchObject({ kind: 'function', id: 'himmelblau' })
    element.experiment = quick
    await element.whenIdle()
    expect(element.experiment).toEqual(quick)
    element.scenario = scenarios[0]!.id
    await element.whenIdle()
    expect(element.study?.store.training?.model).toMatchObject({ widths: [1, 1, 1] })
  })

  it('by the name of a lecture and the number of its step; a missing one is reported, and the picture stays', async () => {
    const element = fromMarkup('lecture="two-weights" step="2"')
    await element.whenIdle()
    const [lecture] = scenarios
    const shown = () => element.study?.step.value?.title
    expect([lecture!.id, shown()]).toEqual(['two-weights', lecture!.steps[1]!.title])
    const { store } = element.study!
    element.setAttribute('step', '3')
    await element.whenIdle()
    expect([shown(), element.study!.store === store]).toEqual([lecture!.steps[2]!.title, true])
    store.undo()
    expect(shown(), 'undo goes back to the step').toBe(lecture!.steps[1]!.title)
    for (const [name, bad, sentence] of [
      ['step', '77', 'There is no step “77”'],
      ['step', 'last', 'There is no step “last”'],
      ['lecture', 'no-such', 'unknown scenario "no-such"'],
      ['hero', 'wings', 'hero: unknown name “wings”. Choose one of surface, maps, network'],
      ['question', 'maybe', 'question: unknown name “maybe”. Choose one of on, off'],
    ] as const) {
      element.setAttribute(name, bad)
      await element.whenIdle()
      expect(errorOf(element)).toContain(sentence)
      expect(shown()).toBe(lecture!.steps[1]!.title)
    }
    element.setAttribute('hero', 'surface')
    element.setAttribute('question', 'off')
    const mine = lectureText({ ...lecture!, title: 'Mine', steps: lecture!.steps.slice(0, 2) })
    element.setAttribute('lecture', finish(packingLecture(mine)))
    element.setAttribute('step', '2')
    await element.whenIdle()
    expect([element.study?.place.value.lecture?.title, shown()]).toEqual(['Mine', lecture!.steps[1]!.title])
    element.setAttribute('lecture', 'two-weights')
    element.setAttribute('step', '1')
    await element.whenIdle()
    expect([errorOf(element), shown()]).toEqual(['', lecture!.steps[0]!.title])
  })

  it('with another picture on its stage, or the reason why there is none', async () => {
    const element = fromMarkup('lecture="two-weights" hero="network"')
    element.style.cssText = 'display: grid; width: 600px; height: 400px'
    await element.whenIdle()
    await expect.poll(() => element.renderRoot.querySelector('.hero bl-network')).not.toBeNull()
    const [hero, network] = [within(element, '.hero'), within(element, '.hero bl-network')]
    const [room, box] = [hero, network].map((one) => one.getBoundingClientRect())
    expect([box!.width > 0.9 * room!.width, box!.height <= room!.height]).toEqual([true, true])
    element.hero = 'polytope'
    await element.updateComplete
    expect(within(element, '.hero').textContent).toContain('linear program')
    element.hero = undefined
    await element.updateComplete
    expect(element.renderRoot.querySelector('.hero')).toBeNull()
  })

  it("with the step's question over its stage, which is veiled until it is answered", async () => {
    const element = fromMarkup('lecture="two-weights" question="on"')
    await element.whenIdle()
    await expect.poll(() => element.renderRoot.querySelector('bl-question')).not.toBeNull()
    const { guessing, hidden } = element.study!
    expect([guessing.isOpen, hidden.size > 0, element.hasAttribute('asked')]).toEqual([true, true, true])
    const asked = within(element, '.question')
    expect(asked.textContent).toContain(guessing.question!.ask)
    const [box, frame] = [asked, element].map((one) => one.getBoundingClientRect())
    expect(box!.bottom).toBeLessThanOrEqual(frame!.bottom)
    within<HTMLButtonElement>(within(element, 'bl-question'), '.reveal').click()
    expect([guessing.revealed, element.study!.hidden.size]).toEqual([true, 0])
    await expect.poll(() => guessing.verdict).toBeDefined()
    element.question = 'off'
    await element.updateComplete
    expect(element.renderRoot.querySelector('bl-question')).toBeNull()
  })

  it('right after the element was added to the page, once and without the flagship before it', async () => {
    const element = document.createElement('loss-landscape')
    document.body.append(element)
    element.experiment = quick
    const moved = await element.moveStart(0, 1, 1)
    expect(moved.map((run) => Array.from(run.weights(0)))).toEqual([[1, 1]])
    expect(element.study?.store.undoLabel).toBe('move start 1')
    element.study?.store.undo()
    expect(element.study?.store.undoLabel).toBeUndefined()
  })

  it('again after a drag, which undoes the drag; and once more, which changes nothing', async () => {
    const element = await landscape({ experiment: quick })
    await element.moveStart(0, 1, 1)
    element.experiment = quick
    await element.whenIdle()
    expect(element.experiment).toEqual(quick)
    const { store } = element.study!
    const before = store.experiment
    element.experiment = quick
    expect(store.experiment).toBe(before)
    store.undo()
    expect(store.training!.starts).toMatchObject([{ kind: 'plane', a: 1, b: 1 }])
  })

  it('badly: an error says where and why, and the last good one stays', async () => {
    const element = await landscape()
    const { terrain } = element
    for (const [bad, sentence] of [
      ['{"version": 1', 'this is not JSON'],
      ['nonsense', 'This link cannot be opened'],
      [{ ...quick, seed: -1 }, 'seed'],
      [{ ...quick, model: { ...quick.model, wings: 2 } }, 'model.wings'],
      [7, 'must be an object'],
    ] as const) {
      element.experiment = bad
      await element.whenIdle()
      expect(errorOf(element)).toContain(sentence)
      expect(element.experiment).toEqual(quick)
      expect(element.terrain).toBe(terrain)
      expect(element.status).not.toBe('error')
    }
    element.scenario = 'no-such'
    await element.whenIdle()
    expect(errorOf(element)).toContain('unknown scenario "no-such"')
    element.scenario = 'nor-this'
    element.predictions = []
    await element.whenIdle()
    expect(errorOf(element)).toContain('unknown scenario "nor-this"')
    expect(element.experiment).toEqual(quick)
    element.resolution = 2.5
    await element.whenIdle()
    expect(errorOf(element)).toContain('whole number')
    expect(element.terrain).toBe(terrain)
    element.resolution = 5
    element.experiment = { ...quick, seed: 2 }
    await element.whenIdle()
    expect(errorOf(element)).toBe('')
    expect(element.terrain?.resolution).toEqual([5, 5])
  })

  const deep = '['.repeat(100_000)
  const rows = Array.from({ length: 70_000 }, () => [1])
  const circle: Record<string, unknown> = { ...quick }
  circle['data'] = circle
  const trap = Object.defineProperty({ ...quick }, 'model', {
    enumerable: true,
    get: () => {
      throw new TypeError('mine')
    },
  })
  const long = `1.${'A'.repeat(2_000_000)}`

  it.each([
    ['an object without fields', {}, 'version: is missing'],
    ['an object with a text for a number', { ...quick, seed: 'seven' }, 'seed: must be a number'],
    ['an object with a number that is none', { ...quick, seed: NaN }, 'seed'],
    ['an object that holds itself', circle, 'data'],
    ['an object whose field throws', trap, 'model: cannot be read'],
    ['a function', () => quick, 'must be plain data, not a function'],
    ['a list', [quick], 'version: is missing'],
    [
      'a table with too many rows',
      { ...quick, data: { ...quick.data, inputs: rows, targets: rows } },
      'data.inputs',
    ],
    ['JSON that ends too early', '{"version": 1', 'this is not JSON'],
    ['JSON with the wrong field', '{"version": 1, "wings": 2}', 'wings'],
    ['JSON of nothing but brackets', `{"version": ${deep}`, 'nested too deeply'],
    ['JSON of a weight too large', JSON.stringify(quick).replace('"seed":1', '"seed":1e999'), 'seed'],
    ['a link that was cut', link.slice(0, 40), 'This link cannot be opened'],
    ['a link that is none', '1.%%%', 'This link cannot be opened'],
    ['a link of a later version', `9.${link.slice(2)}`, 'This link cannot be opened'],
    ['a link that is too long', long, 'This link cannot be opened'],
    ['a link to a lecture that is none', '#scenario=no-such', 'unknown scenario "no-such"'],
    ['a link to a step that is none', '#scenario=himmelblau&step=9', 'There is no step “9”'],
  ])('badly, as %s: says so at once, and what was there stays', async (_, bad, sentence) => {
    const element = await landscape()
    const { terrain, trajectories } = element
    element.experiment = bad
    await element.updateComplete
    expect(errorOf(element)).toContain(sentence)
    expect(errorOf(element).length).toBeLessThan(1000)
    await element.whenIdle()
    expect(element.experiment).toEqual(quick)
    expect(element.terrain).toBe(terrain)
    expect(element.trajectories).toEqual(trajectories)
    expect(element.status).not.toBe('error')
  })

  it('of much work: reports how much, starts with less, and does everything when the button is clicked', async () => {
    const whole = { ...quick, algorithms: [{ id: 'sgd', learningRate: 0.05, steps: 1_000_000 }], starts }
    const element = document.createElement('loss-landscape')
    Object.assign(element, { resolution: 9, experiment: whole })
    element.style.cssText = 'display: grid; width: 400px; height: 300px'
    document.body.append(element)
    const steps = () => element.study?.store.training?.algorithms[0]?.steps
    await expect.poll(() => errorOf(element)).toMatch(/^16 starts × 1 algorithm × 1.000.000 steps: about /)
    expect(steps()).toBeLessThan(1_000_000)
    const error = within(element, 'bl-error').shadowRoot!
    error.querySelector<HTMLButtonElement>('.button')!.click()
    await expect.poll(steps).toBe(1_000_000)
    expect(errorOf(element)).toBe('')
  })

  it('badly from the start: the status reports it, until there is a good one', async () => {
    const element = await landscape({ experiment: '{}' })
    expect(element.status).toBe('error')
    expect(errorOf(element)).not.toBe('')
    await expect(element.moveStart(0, 0, 0)).rejects.toThrow('no experiment')
    element.experiment = quick
    await element.whenIdle()
    expect(element.status).not.toBe('error')
    expect(errorOf(element)).toBe('')
  })
})

describe('a landscape', () => {
  it('uses the given theme, and the system’s for an unknown one', async () => {
    const element = await landscape({ experiment: quick, theme: 'dark' })
    expect(element.dataset['theme']).toBe('dark')
    expect(element.content?.theme).toBe('dark')
    element.setAttribute('theme', 'light')
    await element.whenIdle()
    expect(element.content?.theme).toBe('light')
    element.setAttribute('theme', 'pink')
    await element.whenIdle()
    expect(['light', 'dark']).toContain(element.content?.theme)
  })

  it('uses its theme as defaults, which any rule of the page overrides', async () => {
    const page = document.createElement('style')
    page.textContent = 'loss-landscape { --bl-paper: rgb(1, 2, 3) }'
    document.body.append(page)
    const element = await landscape({ experiment: quick, theme: 'dark' })
    const worn = (name: string) => getComputedStyle(within(element, 'bl-timeline')).getPropertyValue(name)
    const dark = worn('--bl-ink')
    expect(getComputedStyle(within(element, 'bl-timeline')).backgroundColor).toBe('rgb(1, 2, 3)')
    expect(getComputedStyle(element).colorScheme).toBe('dark')
    element.setAttribute('theme', 'light')
    await element.whenIdle()
    expect(worn('--bl-ink')).not.toBe(dark)
    expect(getComputedStyle(within(element, 'bl-timeline')).backgroundColor).toBe('rgb(1, 2, 3)')
    expect(getComputedStyle(element).colorScheme).toBe('light')
  })

  it('fills its box, however the page displays it, and measures its layout the same inside a transform', async () => {
    const element = await landscape()
    const covered = element.stage!.covered
    for (const display of ['block', 'flex', 'grid', 'inline-block', 'inline-flex', 'flow-root']) {
      element.style.display = display
      const [stage, timeline] = [element.stage!, within(element, 'bl-timeline')]
      expect([stage.offsetWidth, timeline.offsetWidth], display).toEqual([400, 400])
      expect(within(element, '.frame').offsetHeight + timeline.offsetHeight, display).toBe(300)
      expect(stage.offsetHeight, display).toBeGreaterThan(50)
    }
    element.style.transform = 'rotate(2deg) scale(0.5)'
    element.stage!.covered = []
    within(element, 'bl-legend').style.minHeight = '60px'
    await expect.poll(() => element.stage!.covered.length).toBe(covered.length)
    for (const [k, box] of element.stage!.covered.entries())
      expect(Math.abs(box.width - covered[k]!.width) + Math.abs(box.x - covered[k]!.x)).toBeLessThan(2)
  })

  it('has controls: all, few or none', async () => {
    const element = await landscape()
    const has = (...selectors: string[]) =>
      selectors.map((selector) => element.renderRoot.querySelector(selector) !== null)
    const lines = () => within(element, 'bl-hud').shadowRoot!.textContent
    expect(has('bl-timeline', 'bl-hud', '.tools')).toEqual([true, true, true])
    expect(lines()).toMatch(/9\s×\s9\spoints/)
    element.setAttribute('controls', 'minimal')
    await element.whenIdle()
    expect(has('bl-timeline', 'bl-hud', '.tools')).toEqual([true, true, true])
    expect(lines()).not.toMatch(/9\s×\s9\spoints/)
    element.controls = 'none'
    await element.whenIdle()
    expect(element.getAttribute('controls')).toBe('none')
    expect(has('bl-timeline', 'bl-hud', '.tools')).toEqual([false, false, false])
  })

  it('plays, pauses, steps, seeks and rewinds, and reports its status', async () => {
    const element = await landscape()
    const statuses: string[] = []
    element.addEventListener('status-change', () => statuses.push(element.status))
    const playback = () => element.study!.playback
    element.pause()
    element.seek(10)
    element.step()
    element.step(4)
    expect(playback().step).toBe(15)
    expect(element.status).toBe('paused')
    element.reset()
    expect(playback().step).toBe(0)
    expect(element.status).toBe('ready')
    element.seek(1e9)
    expect(playback().step).toBe(40)
    element.play()
    expect(element.status).toBe('running')
    await expect.poll(() => playback().step, { timeout: 20_000 }).toBeGreaterThan(1)
    element.pause()
    expect(playback().playing).toBe(false)
    expect(statuses.slice(-4)).toEqual(['paused', 'ready', 'running', 'paused'])
  })

  it('moves w₀ and linearity by method, and returns the finished runs', async () => {
    const element = await landscape()
    const events: string[] = []
    for (const type of ['terrain-change', 'trajectory-change'])
      document.body.addEventListener(type, ({ type: name }) => events.push(name))
    const { terrain } = element
    const runs = await element.moveStart(0, 0.5, -10)
    expect(runs.map((run) => [run.start, ...run.weights(0)])).toEqual([[0, 0.5, -10]])
    expect(element.terrain).toBe(terrain)
    expect(events).toEqual(['trajectory-change'])
    const linear = element.setLinearity(1)
    expect(element.terrain, 'while another is computed').toBe(terrain)
    expect(element.content?.ghost).toBe(terrain)
    await linear
    expect(events.slice(1).sort()).toEqual(['terrain-change', 'trajectory-change'])
    expectNear(element.terrain!.values, expected(element))
    expect(element.content?.ghost).toBe(terrain)
    await expect(element.moveStart(1, 0, 0)).rejects.toThrow('there is no start 1')
    await expect(element.moveStart(0, NaN, 0)).rejects.toThrow('starts')
    await expect(element.setLinearity(2)).rejects.toThrow('model.linearity')
    expect(element.study?.store.training?.model).toMatchObject({ linearity: 1 })
    element.experiment = himmelblau
    await expect(element.setLinearity(1)).rejects.toThrow('no activation')
  })

  it('turns the dial of skips by method, and reports if there is none', async () => {
    const network = {
      ...moons,
      model: { ...moons.model, widths: [2, 3, 3, 1] },
      plane: { kind: 'random', normalization: 'filter' },
    }
    const element = await landscape({ experiment: network })
    const { terrain } = element
    const turned = element.setResidual(0.8)
    expect(element.terrain, 'while another is computed').toBe(terrain)
    await turned
    expect(element.study!.store.training!.model).toMatchObject({ residual: { strength: 0.8 } })
    expect(element.content?.ghost).toBe(terrain)
    expectNear(element.terrain!.values, expected(element))
    await expect(element.setResidual(-1)).rejects.toThrow('model.residual.strength')
    element.experiment = himmelblau
    await expect(element.setResidual(1)).rejects.toThrow('no layer can have a skip')
  })

  it('is drawn when a picture of it is taken', async () => {
    const element = fromMarkup(`experiment='${JSON.stringify(quick)}' style="width: 400px; height: 300px"`)
    const bitmap = await createImageBitmap(await element.snapshot())
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const colors = new Set<number>()
    for (let i = 0; i < data.length; i += 4) colors.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!)
    expect(colors.size).toBeGreaterThan(100)
  })

  it('is drawn as large as requested, and as before the next time', async () => {
    const element = await landscape()
    const sizeAt = async (scale: number) => {
      const { width, height } = await createImageBitmap(await element.snapshot(scale))
      return [width / scale, height / scale]
    }
    const sizes = async () => [await sizeAt(1), await sizeAt(2), await sizeAt(1)].map(String)
    // Content below the stage reduces its height.
    await expect.poll(async () => new Set(await sizes()).size).toBe(1)
  })

  it('continues where it was when it is moved to another place in the page', async () => {
    const element = await landscape()
    await element.moveStart(0, 1, 2)
    const { experiment } = element
    const other = document.createElement('main')
    document.body.append(other)
    other.append(element)
    await element.whenIdle()
    expect(element.experiment).toEqual(experiment)
    expect(Array.from(element.trajectories[0]!.weights(0))).toEqual([1, 2])
  })
})

describe('a plane that depends on w₀', () => {
  /** Moves w₀ by the stage's own events. Returns the surface while it is held, and after its release. */
  async function drag(element: LossLandscape) {
    const say = async (event: Event) => {
      element.stage!.dispatchEvent(event)
      await element.whenIdle()
      return element.terrain
    }
    const held = await say(new StartInputEvent(0, 0.5, 0.4))
    return [held, await say(new StartChangeEvent(0, 0.6, 0.4))] as const
  }

  it('stays bit for bit during a drag, and is placed again on release if the view follows', async () => {
    for (const follow of [false, true]) {
      const element = await landscape({ experiment: { ...moons, view: { follow } } })
      const before = element.terrain!
      const values = before.values.slice()
      const [held, released] = await drag(element)
      expect(held, 'while it is held').toBe(before)
      expect(held!.values).toEqual(values)
      if (follow) expect(released!.u).not.toEqual(before.u)
      else expect(released).toBe(before)
      const [run] = element.trajectories
      const aside = Math.abs(run!.distance[0]!)
      if (!follow) expect(aside, 'w₀ was put into the plane').toBeLessThan(1e-5)
    }
  })

  it('is kept bit for bit when it is fixed, whatever happens to the start', async () => {
    const element = await landscape({ experiment: moons })
    const before = element.terrain!
    const values = before.values.slice()
    const { store } = element.study!
    const plane = keptPlane(store.training!, before)
    expect(plane?.kind).toBe('directions')
    store.edit({ plane }, 'keep the plane')
    await element.whenIdle()
    expect(element.terrain!.values).toEqual(values)
    store.edit({ starts: [{ kind: 'random', distribution: 'he-normal', index: 7 }] }, 'draw')
    await element.whenIdle()
    expect([element.terrain!.u, element.terrain!.origin]).toEqual([before.u, before.origin])
    expect(element.terrain!.values).toEqual(values)
  })
})
