import { expect, test } from 'vitest'
import '../../../src/pictures/spectrum/bl-spectrum.ts'
import '../../../src/elements/values/bl-values.ts'
import { seenValues } from '../../../src/elements/values/seen-values.ts'
import { faults, mount, settled, within } from '../fixtures/mount.ts'
import { spectrumView } from '../fixtures/plot-views.ts'

test('a visible picture is described in text and as a table, a hidden one is not', async () => {
  const spectrum = await mount('bl-spectrum', {
    view: spectrumView({ values: [3, 1], total: 2, color: 'red' }),
    brief: true,
  })
  const [picture, ...others] = seenValues(document, true)
  expect(others).toEqual([])
  expect(picture?.name).toContain('Spectrum of the Hessian: all 2 eigenvalues')
  spectrum.hidden = true
  expect(seenValues(document, true)).toEqual([])

  const dialog = await mount('bl-values', { view: { pictures: [picture!], note: '' } })
  const cells = [...dialog.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )
  expect(cells).toEqual([
    ['1', '3'],
    ['2', '1'],
  ])
  expect(within(dialog, 'caption').textContent.trim()).toBe('Spectrum of the Hessian')
  expect(within<HTMLDetailsElement>(dialog, 'details').open).toBe(true)
  expect(await faults(dialog)).toEqual([])
  dialog.view = { pictures: [], note: '' }
  await settled(dialog)
  expect(within(dialog, 'p').textContent).toBe('Nothing on screen has values to show.')
})
