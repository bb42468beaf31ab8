import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { AskedPlot } from '../../../../src/elements/charts/plots/bl-asked-plot.ts'
import '../../../../src/pictures/scatter/bl-scatter.ts'
import { GuessEvent, type GuessAct } from '../../../../src/elements/guess-event.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'
import { pixelsWhere } from '../../fixtures/pixels.ts'

const view = {
  heading: '3 answers',
  unit: 'deviations',
  across: { name: 'proxy', color: '#0000ff', from: -3, to: 3 },
  up: { name: 'goal', color: '#ff0000', from: -2, to: 3 },
  outcomes: [{ across: -1 }, { across: 0 }, { across: 2 }],
  chosen: { across: 2 },
  words: { chosen: 'the winner', across: 'proxy', merit: 'merit', luck: 'luck' },
  others: [],
  otherWords: 'others',
  lines: [],
}
const told = {
  ...view,
  outcomes: [
    { across: -1, up: 0.5 },
    { across: 0, up: -1 },
    { across: 2, up: 1 },
  ],
  chosen: { across: 2, up: 1 },
  others: [{ across: 1, up: 1 }],
  lines: [{ slope: 0.5, label: 'half', law: true }],
}
const asked: AskedPlot = {
  ask: 'What is its goal?',
  open: true,
  onAxis: true,
  guess: { axis: 'up', bounds: { from: -2, to: 3 }, over: 2 },
}

async function mounted(properties: object) {
  const chart = await mount('bl-scatter', properties)
  chart.style.cssText = 'width: 520px; height: 480px'
  await settled(chart)
  return chart
}

test("the mark is above the winner, can be dragged along the goal's axis, and moves by keys", async () => {
  const chart = await mounted({ view, asked })
  const acts: GuessAct[] = []
  chart.addEventListener(GuessEvent.type, (event) => {
    const { act } = event as GuessEvent
    acts.push(act)
    if (act.kind === 'number') chart.asked = { ...asked, guess: { ...asked.guess!, number: act.value } }
  })
  const plot = chart.shadowRoot!.querySelector('bl-asked-plot')!
  await expect.poll(() => plot.frame?.width ?? 0).toBeGreaterThan(300)
  await settled(chart)
  const { across, up, width, height } = plot.frame!
  const unit = width / (across.to - across.from)
  const upUnit = height / (up.to - up.from)
  expect(Math.max(unit, upUnit) / Math.min(unit, upUnit), 'units are nearly equal').toBeLessThan(1.61)
  const rail = within(plot, '.rail')
  // The test finds it by this while its text changes under the pointer.
  rail.dataset['testid'] = 'rail'
  const [box, frame] = [rail.getBoundingClientRect(), within(plot, '.frame').getBoundingClientRect()]
  expect(box.left + box.width / 2 - frame.left).toBeCloseTo((2 - across.from) * unit, 0)
  expect(frame.bottom - within(plot, '.veil').getBoundingClientRect().bottom, 'dots are clear').toBe(14)

  const heightOf = (goal: number) => ({ x: 22, y: Math.round((up.to - goal) * upUnit) })
  await userEvent.dragAndDrop(rail, rail, { sourcePosition: heightOf(0), targetPosition: heightOf(1) })
  expect(acts.length).toBeGreaterThan(1)
  expect(acts.at(-1)).toEqual({ kind: 'number', value: expect.closeTo(1, 1) as number })
  await settled(chart)
  const mark = within(plot, '[role=slider]')
  expect(mark.getAttribute('aria-valuetext')).toContain('your guess: ')
  mark.focus()
  await userEvent.keyboard('{End}{Enter}')
  expect(acts.slice(-2)).toEqual([{ kind: 'number', value: 3 }, { kind: 'reveal' }])
  expect(await faults(chart)).toEqual([])
})

/** Rows of the pixels that are only red, or only blue. */
const rowsOf = (chart: Element, color: 'red' | 'blue'): number[] =>
  pixelsWhere(chart, (pixel) => pixel[color] === 255 && pixel.red + pixel.green + pixel.blue === 255).map(
    ({ y }) => y,
  )

test("the winner's drop is explained by its parts in words and colours, and hidden while a question asks for it", async () => {
  const chart = await mounted({ view })
  const label = () => within(chart, '.chart').ariaLabel
  expect(label()).toBe('3 answers; proxy across, goal up; the winner, proxy 2.00')
  expect(rowsOf(chart, 'red')).toEqual([])
  chart.view = told
  await settled(chart)
  expect(label()).toBe(
    '3 answers; proxy across, goal up; proxy 2.00, luck 1.00, the winner, merit 1.00; half',
  )
  expect(rowsOf(chart, 'red').length).toBeGreaterThan(500)
  expect(await faults(chart)).toEqual([])
})
