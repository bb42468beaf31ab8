import { expect, test } from 'vitest'
import { isLog } from '../../../src/charts/sweep-chart.ts'
import '../../../src/elements/charts/bl-sweep-chart.ts'
import { SweepEvent } from '../../../src/elements/events.ts'
import { spreadOf } from '../../../src/experiment/sweep/statistics.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'

const values = [0.1, 0.01, 0.001]
const swept = {
  label: 'learning rate',
  values,
  points: values.map((value) => ({ value, spreads: [spreadOf([2 * value, 4 * value])] })),
  series: [{ label: 'distance', of: 0, color: '#010203', law: { slope: 1, factor: 3, error: 0.01 } }],
  power: true,
  done: 3,
  total: 3,
}

test('points, their fitted line and its slope are drawn and said', async () => {
  const chart = await mount('bl-sweep-chart', swept)
  await settled(chart)
  const canvas = within<HTMLCanvasElement>(chart, 'canvas')
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  const columns = new Set<number>()
  for (let i = 0; i < data.length; i += 4)
    if (data[i] === 1 && data[i + 1] === 2 && data[i + 2] === 3) columns.add((i / 4) % canvas.width)
  expect(columns.size, 'the line crosses the chart').toBeGreaterThan(canvas.width / 4)
  expect(within(chart, '.slope').textContent.trim()).toBe('slope 1.00 ± 0.01')
  expect(within(chart, '.chart').getAttribute('aria-label')).toContain(
    'distance against learning rate; at 0.1: 0.3; 0.01: 0.03; 0.001: 0.003',
  )
  expect(within(chart, '[role=status]').textContent).toBe('3 of 3')
  expect(chart.shadowRoot!.querySelector('button')).toBeNull()
})

test('while it computes it says how far it is and can be stopped, then started', async () => {
  const chart = await mount('bl-sweep-chart', {
    ...swept,
    points: swept.points.slice(0, 1),
    done: 1,
    running: true,
  })
  const asked: boolean[] = []
  chart.addEventListener(SweepEvent.type, (event) => asked.push((event as SweepEvent).go))
  expect(within(chart, '[role=status]').textContent).toBe('1 of 3')
  within(chart, 'button').click()
  chart.running = false
  await settled(chart)
  within(chart, 'button').click()
  expect(asked).toEqual([false, true])
  chart.problem = 'gradient flow from this start reaches no minimum'
  await settled(chart)
  expect(within(chart, '[role=alert]').textContent).toBe(chart.problem)
})

test('an axis is logarithmic over more than a decade of positive numbers, or where a power law is expected', () => {
  expect([isLog([1, 11], false), isLog([1, 10], false), isLog([1, 2], true)]).toEqual([true, false, true])
  expect([isLog([0, 100], true), isLog([NaN], true)]).toEqual([false, false])
})

test.each(['light', 'dark'] as const)('the sweep chart is clean to axe in the %s theme', async (theme) => {
  expect(await faults(await mount('bl-sweep-chart', { ...swept, running: true }, theme))).toEqual([])
})
