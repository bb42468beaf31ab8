import { expect, test } from 'vitest'
import { shareBar } from '../../../../src/landscape/stage/stage-caption.ts'

const row = (label: string, share: string) => ({ label, share, id: label, color: '#000', place: '' })

test('a class that no start reaches has no part of the bar', () => {
  const rows = [row('A', '99.9\u00a0%'), row('B', '<\u00a00.1\u00a0%'), row('C', '0.0\u00a0%')]
  const legend = { heading: '', note: '', starts: '', rows }
  const bar = shareBar({ drape: { value: { legend } } } as unknown as Parameters<typeof shareBar>[0])
  const { values } = bar as { readonly values: readonly unknown[] }
  const parts = values[1] as readonly { readonly values: readonly unknown[] }[]
  expect(
    parts.map((part) => part.values.find((value) => value === 'A' || value === 'B' || value === 'C')),
  ).toEqual(['A', 'B'])
})
