import { afterAll, beforeAll } from 'vitest'
import { visit, type Visit, type VisitOptions } from './page.ts'

/**
 * Opens a page before the first test of a describe and closes it after the last. Each test must undo its
 * changes.
 */
export function sharedVisit(options: VisitOptions): () => Visit {
  let shared: Visit
  beforeAll(async () => {
    shared = await visit(options)
  })
  afterAll(() => shared.close())
  return () => shared
}
