import { describe, expect, test } from 'vitest'
import { readUrlOptions, withoutOptions } from '../../../src/page/url-options.ts'

describe('the options of an address', () => {
  test('are empty if nothing is given, whatever else is there', () => {
    for (const search of ['', '?', '?speaker=x&v=2'])
      expect(readUrlOptions(search)).toEqual({ present: false, issues: [] })
  })

  test('are read by name', () => {
    const read = readUrlOptions('?present&theme=dark&controls=minimal&questions=off&open=off&handout')
    expect(read).toEqual({
      present: true,
      theme: 'dark',
      controls: 'minimal',
      questions: false,
      open: false,
      handout: 'usual',
      issues: [],
    })
    expect(readUrlOptions('?theme=auto&present=off&questions=on')).toEqual({
      present: false,
      theme: 'system',
      questions: true,
      issues: [],
    })
  })

  test('are left out if they are invalid, each with a sentence', () => {
    const { issues, ...rest } = readUrlOptions(
      '?present=yes&theme=Dark&controls=constructor&questions=&handout=no',
    )
    expect(rest).toEqual({ present: false })
    expect(issues.map(({ message }) => message)).toEqual([
      'The address says present=yes, which means nothing here and is left out: present is on or off.',
      'The address says theme=Dark, which means nothing here and is left out: theme is light, dark or auto.',
      'The address says controls=constructor, which means nothing here and is left out: controls is full, minimal or none.',
      'The address says questions=, which means nothing here and is left out: questions is on or off.',
      'The address says handout=no, which means nothing here and is left out: handout is with-answers or without-answers.',
    ])
  })
})

test("a link to share has none of this window's options", () => {
  const link =
    'https://example.org/badlands/?v=2&present&print-pdf&handout=with-answers&theme=dark#scenario=x&a=1e%2B21&b=2'
  expect(withoutOptions(link)).toBe('https://example.org/badlands/?v=2#scenario=x&a=1e%2B21&b=2')
  const plain = 'https://example.org/badlands/?x#1.abc'
  expect(withoutOptions(plain)).toBe(plain)
})
