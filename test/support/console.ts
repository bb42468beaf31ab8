import { afterEach, beforeEach, expect } from 'vitest'
import { allowedMessages } from './page/allowed-messages.ts'

const seen: string[] = []

/** Lit's development build warns about itself unless this is set, and tests use that build on purpose. */
Object.assign(globalThis, { litIssuedWarnings: new Set(['dev-mode']) })

for (const level of ['warn', 'error'] as const) {
  const original = console[level].bind(console)
  console[level] = (...values: unknown[]) => {
    const text = values.map(String).join(' ')
    if (!allowedMessages.some(({ message }) => message === text)) seen.push(`${level}: ${text}`)
    original(...values)
  }
}

beforeEach(() => {
  seen.length = 0
})

/** A console warning or error fails the test that it appears in. */
afterEach(() => {
  expect(seen.splice(0), 'console warnings and errors').toEqual([])
})
