import { afterEach, expect, test, vi } from 'vitest'
import { savedVariants } from '../../../../src/landscape/opening/saved-variants.ts'

afterEach(() => vi.unstubAllGlobals())

function storage(content: string | null) {
  const kept = { content }
  vi.stubGlobal('localStorage', {
    getItem: () => kept.content,
    setItem: (_key: string, value: string) => (kept.content = value),
  })
  return kept
}

test('the fastest forms outlive the page, the latest hundred of them', () => {
  storage(null)
  const forms = savedVariants()
  for (let i = 0; i < 150; i++) forms.set(`shape ${i}`, 'tiles')
  forms.set('shape 60', 'loops')
  expect(forms.get('shape 60')).toBe('loops')
  const later = savedVariants()
  expect(['shape 49', 'shape 50', 'shape 60', 'shape 149'].map((shape) => later.get(shape))).toEqual([
    undefined,
    'tiles',
    'loops',
    'tiles',
  ])
})

test.each(['not JSON', '{"a":1}', '[1,["a"],["b",2]]', 'null'])('%s is forgotten', (content) => {
  storage(content)
  const forms = savedVariants()
  expect(forms.get('a')).toBeUndefined()
  forms.set('a', 'tiles')
  expect(savedVariants().get('a')).toBe('tiles')
})

test('without storage, forms last as long as the page', () => {
  const refuse = () => {
    throw new Error('refused')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
  const forms = savedVariants()
  forms.set('a', 'tiles')
  expect(forms.get('a')).toBe('tiles')
})
