import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/elements/editor/check/bl-check.ts'
import {
  rowsText,
  type CheckAct,
  type CheckEvent,
  type ClaimRow,
} from '../../../../src/elements/editor/check/bl-check.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

const row = (key: string, more: Partial<ClaimRow> = {}): ClaimRow => ({
  ...{ key, step: 1, title: 'Long steps', label: key, claimed: '= 2.75', found: '2.569', by: 'float64' },
  ...{ holds: true, share: undefined, isSlow: false, mend: '', draws: undefined },
  ...more,
})

test('all claims are listed by step, and can be checked, stopped, skipped and opened', async () => {
  const rows = [
    row('sharpness', { holds: false, mend: 'Allow 1e-14' }),
    row('loss'),
    row('share', { step: 2, title: 'Starts', holds: undefined, found: '', share: 0.41, isSlow: true }),
    row('drawn', { draws: { numbers: [0.36, 0.3601, 0.38, 0.395], from: 0.39, to: 0.41 } }),
  ]
  const check = await mount('bl-check', { rows, checking: true })
  const acts: CheckAct[] = []
  check.addEventListener('bl-check-act', (event) => acts.push((event as CheckEvent).act))
  expect(await faults(check)).toEqual([])
  for (const width of ['24rem', '32rem', '60rem']) {
    check.parentElement!.style.width = width
    await settled(check)
    const [heading, close] = ['h2', '[aria-label=Close]'].map((name) =>
      within(check, name).getBoundingClientRect(),
    )
    expect(close!.top, `Close is beside the heading, ${width} wide`).toBeLessThan(heading!.bottom)
    expect(close!.left).toBeGreaterThanOrEqual(heading!.right)
  }
  expect(within(check, '.sum').textContent?.replace(/\s+/gu, ' ')).toContain(
    '✓ 2 hold × 1 does not 1 left to check',
  )
  expect(within(check, '.held').textContent).toBe('2 of 3 hold')
  const button = (name: string) =>
    [...check.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(name))!
  const plot = within(check, '.draws')
  expect(plot.getAttribute('aria-label')).toBe('1 of 4 draws match the claim; the median is 0.37')
  const dots = [...plot.querySelectorAll('circle')].map((dot) => [dot.getAttribute('cx'), dot.classList[0]])
  expect(dots.map(([, where]) => where)).toEqual(['outside', 'outside', 'outside', undefined])
  expect(new Set(dots.map(([x]) => x)).size).toBe(3)
  for (const name of ['Stop', 'Skip', 'sharpness', 'Allow']) await userEvent.click(button(name))
  expect(acts).toEqual([
    { kind: 'stop' },
    { kind: 'skip' },
    { kind: 'go', key: 'sharpness' },
    { kind: 'mend', key: 'sharpness' },
  ])
  await userEvent.click(button('false'))
  await settled(check)
  expect([...check.shadowRoot!.querySelectorAll('.go')].map(({ textContent }) => textContent)).toEqual([
    'sharpness',
  ])
  check.checking = false
  await settled(check)
  await userEvent.click(button('Check'))
  expect(acts.at(-1)).toEqual({ kind: 'check' })
  expect(rowsText(rows).split('\n')[0]).toBe('1 Long steps\tsharpness\t= 2.75\t2.569\tis false\tfloat64')
})

test('a fault of the text counts as not held, and can be opened', async () => {
  const problem = {
    line: 49,
    column: 3,
    message: '"orakle" is not a part of a claim. Do you mean "oracle"?',
    step: 0,
  }
  const check = await mount('bl-check', { rows: [row('loss')], problems: [problem] })
  const acts: CheckAct[] = []
  check.addEventListener('bl-check-act', (event) => acts.push((event as CheckEvent).act))
  expect(await faults(check)).toEqual([])
  expect(within(check, '.sum').textContent?.replace(/\s+/gu, ' ')).toContain(
    '✓ 1 hold × 1 does not 1 problem in the text',
  )
  expect(within(check, '.wrong-row').textContent?.replace(/\s+/gu, ' ')).toContain(problem.message)
  await userEvent.click(within(check, '.wrong-row .go'))
  expect(acts).toEqual([{ kind: 'problem', problem }])
  expect(rowsText([row('loss')], [problem]).split('\n')[0]).toBe(`line 49, column 3\t${problem.message}`)
})
