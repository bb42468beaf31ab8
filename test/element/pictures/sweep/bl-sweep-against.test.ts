import { expect, test } from 'vitest'
import '../../../../src/pictures/sweep/bl-sweep-against.ts'
import type { AgainstView } from '../../../../src/pictures/sweep/bl-sweep-against.ts'
import { NumberEvent } from '../../../../src/elements/controls/control-events.ts'
import { PointEvent } from '../../../../src/elements/point-event.ts'
import { spreadOf } from '../../../../src/theory/sweep/statistics.ts'
import { faults, mount, settled } from '../../fixtures/mount.ts'
import { pixelsWhere } from '../../fixtures/pixels.ts'

const view: AgainstView = {
  label: 'recipe',
  across: 'dips',
  up: 'share wrong',
  series: [
    {
      label: 'plain',
      color: '#ff0000',
      mark: 0,
      points: [
        { value: 1, name: 'Adam', across: spreadOf([40, 42, 30]), up: spreadOf([0.8, 0.8, 0.8]) },
        { value: 2, name: 'SGD', across: spreadOf([10, 10, 10]), up: spreadOf([0.2, 0.3, 0.3]) },
      ],
    },
    {
      label: 'with skips',
      color: '#0000ff',
      mark: 1,
      points: [{ value: 1, name: 'Adam', across: spreadOf([1]), up: spreadOf([0.15]) }],
    },
  ],
  shown: 1,
  places: [1, 2],
  stored: true,
  progress: { done: 0, total: 2, problem: '' },
}

async function mounted(properties: object) {
  const chart = await mount('bl-sweep-against', properties)
  chart.style.cssText = 'width: 520px; height: 420px'
  await settled(chart)
  return chart
}

test('each value is a dot at the medians of its two quantities, and its button lies on it', async () => {
  const chart = await mounted({ view })
  const values = chart.shadowRoot!.querySelector('bl-plotted-values')!
  await expect.poll(() => values.frame?.width ?? 0).toBeGreaterThan(300)
  await settled(chart)
  const { across, up, left, top, width, height } = values.frame!
  expect([across.from, up.from], 'both axes begin at 0').toEqual([0, 0])
  const [adam] = values.shadowRoot!.querySelectorAll('button')
  expect(Number.parseFloat(adam!.style.left)).toBeCloseTo(left + (width * 40) / across.to, 0)
  expect(Number.parseFloat(adam!.style.top)).toBeCloseTo(top + height * (1 - 0.8 / up.to), 0)
  const [red, blue] = [
    pixelsWhere(chart, (pixel) => pixel.red > 240 && pixel.green < 30 && pixel.blue < 30),
    pixelsWhere(chart, (pixel) => pixel.red < 30 && pixel.green < 30 && pixel.blue > 240),
  ]
  expect(red.length).toBeGreaterThan(100)
  expect(blue.length).toBeGreaterThan(40)
  expect(await faults(chart)).toEqual([])
})

test('a dot that is clicked chooses its value, and lights up under the pointer', async () => {
  const chart = await mounted({ view })
  const chosen: unknown[] = []
  chart.addEventListener(NumberEvent.type, (event) => chosen.push((event as NumberEvent).value))
  chart.addEventListener(PointEvent.type, (event) => chosen.push((event as PointEvent).mark))
  const values = chart.shadowRoot!.querySelector('bl-plotted-values')!
  await expect.poll(() => values.shadowRoot!.querySelectorAll('button').length).toBe(2)
  const [adam, sgd] = values.shadowRoot!.querySelectorAll('button')
  expect([adam, sgd].map((one) => one!.getAttribute('aria-pressed'))).toEqual(['true', 'false'])
  sgd!.dispatchEvent(new PointerEvent('pointerenter'))
  sgd!.click()
  expect(chosen).toEqual(['sweep/2', 2])
})

test('it has a table for each series, and describes itself', async () => {
  const chart = await mounted({ view })
  expect(chart.valueTables.map(({ name, columns, rows }) => [name, columns, rows])).toEqual([
    ['plain', ['recipe', 'dips', 'share wrong'], [['Adam', 40, 0.8], ['SGD', 10, 0.3]]],
    ['with skips', ['recipe', 'dips', 'share wrong'], [['Adam', 1, 0.15]]],
  ]) // prettier-ignore
  expect(chart.shadowRoot!.querySelector('.chart')!.getAttribute('aria-label')).toBe(
    'share wrong against dips; plain; Adam: 40, 0.8; SGD: 10, 0.3; with skips; Adam: 1, 0.15',
  )
})
