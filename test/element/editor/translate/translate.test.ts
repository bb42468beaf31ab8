import { expect, test } from 'vitest'
import '../../../../src/elements/editor/translate/bl-translate.ts'
import type {
  TranslateAct,
  TranslatedRow,
  TranslateEvent,
} from '../../../../src/elements/editor/translate/bl-translate.ts'
import { userEvent } from 'vitest/browser'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

const row = (key: string, given: Partial<TranslatedRow> = {}): TranslatedRow => ({
  ...{ key, step: 0, group: '', label: key, own: `Own ${key}`, words: `Wort ${key}`, state: 'translated' },
  ...{ notes: [], lost: [], isLine: false },
  ...given,
})

test('rows are translated by keys and by pointer, the next open one is found, and columns stack in little space', async () => {
  const translate = await mount('bl-translate', {
    rows: [
      row('title', { group: 'Step 1', isLine: true }),
      row('prose', { state: 'missing', words: '', step: 1 }),
      row('watch', { state: 'outdated', notes: ['the number {a} is missing'], lost: ['{a}'] }),
    ],
    languages: [
      { code: 'de', name: 'Deutsch' },
      { code: 'fr', name: 'français' },
    ],
    language: 'de',
  })
  translate.style.cssText = 'width: 40rem; height: 30rem'
  const acts: TranslateAct[] = []
  translate.addEventListener('bl-translate-act', (event) => acts.push((event as TranslateEvent).act))
  expect(await faults(translate)).toEqual([])
  expect(within(translate, '[role=status]').textContent.trim()).toBe(
    '1 missing · 1 out of date · Press F8 for the next',
  )
  const fields = [...translate.shadowRoot!.querySelectorAll('textarea')]
  expect(fields.map(({ lang }) => lang)).toEqual(['de', 'de', 'de'])
  expect(within(translate, '.own').getAttribute('lang')).toBe('en')

  translate.next(1)
  expect(translate.shadowRoot!.activeElement).toBe(fields[1])
  await userEvent.keyboard('Neu')
  translate.next(1)
  expect(translate.shadowRoot!.activeElement).toBe(fields[2])
  await userEvent.click([...translate.shadowRoot!.querySelectorAll('.acts button')][1]!)
  await userEvent.click([...translate.shadowRoot!.querySelectorAll('.acts button')][0]!)
  fields[0]!.focus()
  fields[0]!.select()
  await userEvent.keyboard('A{Enter}B{Escape}')
  expect(acts).toEqual([
    { kind: 'step', step: 1 },
    { kind: 'write', key: 'prose', words: 'N' },
    { kind: 'write', key: 'prose', words: 'Ne' },
    { kind: 'write', key: 'prose', words: 'Neu' },
    { kind: 'write', key: 'watch', words: 'Wort watch {a}' },
    { kind: 'confirm', key: 'watch' },
    { kind: 'write', key: 'title', words: 'A' },
    { kind: 'write', key: 'title', words: 'A ' },
    { kind: 'write', key: 'title', words: 'A B' },
    { kind: 'close' },
  ])
  const boxes = () => [within(translate, '.own'), fields[0]!].map((one) => one.getBoundingClientRect())
  const [own, field] = boxes()
  expect(field!.left).toBeGreaterThan(own!.right)
  translate.style.width = '22rem'
  await settled(translate)
  const [above, below] = boxes()
  expect(below!.top).toBeGreaterThanOrEqual(above!.bottom)
  expect(below!.left).toBe(above!.left)
  const [heading, close] = ['h2', '[aria-label=Close]'].map((name) =>
    within(translate, name).getBoundingClientRect(),
  )
  expect(close!.top, 'Close is beside the heading').toBeLessThan(heading!.bottom)
})

test('a language is added by its code, and chosen; without one a message says what to do', async () => {
  const translate = await mount('bl-translate', { languages: [], language: '' })
  const acts: TranslateAct[] = []
  translate.addEventListener('bl-translate-act', (event) => acts.push((event as TranslateEvent).act))
  expect(translate.shadowRoot!.textContent).toContain('This lecture has no translation yet.')
  translate.focus()
  await userEvent.keyboard('fr{Enter}')
  translate.problem = '"xx" is not the code of a language'
  translate.languages = [{ code: 'fr', name: 'français' }, { code: 'de', name: 'Deutsch' }]
  translate.language = 'fr'
  await settled(translate)
  expect(within(translate, '[role=alert]').textContent).toContain('is not the code')
  expect(within<HTMLInputElement>(translate, 'input').value, 'that language is there').toBe('')
  const top = (name: string) => within(translate, name).getBoundingClientRect().top
  expect(top('[role=alert]'), 'a fault moves no button').toBeGreaterThan(top('[aria-label=Close]'))
  await userEvent.selectOptions(within(translate, 'select'), 'de')
  expect(acts).toEqual([{ kind: 'add', code: 'fr' }, { kind: 'language', code: 'de' }])
  expect(await faults(translate)).toEqual([])
}) // prettier-ignore
