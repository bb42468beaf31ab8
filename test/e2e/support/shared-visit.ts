import { afterAll, beforeAll } from 'vitest'
import { visit, type Visit, type VisitOptions } from './page.ts'

/** Opens a page before the first test of a describe and closes it after the last; each test puts back what it changes. */
export function sharedVisit(options: VisitOptions): () => Visit {
  let shared: Visit
  beforeAll(async () => {
    shared = await visit(options)
  })
  afterAll(() => shared.close())
  return () => shared
}
