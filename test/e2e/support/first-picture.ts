import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright'
import { inject } from 'vitest'
import { evaluated } from './page.ts'

export interface Script {
  readonly path: string
  readonly text: string
  /** Compressed size in bytes. */
  readonly size: number
}

/** The scripts that a page requested before surface and stage were complete. */
export async function scriptsBeforePicture(page: Page): Promise<Script[]> {
  const paths = await evaluated(page, async () => {
    while (!customElements.get('bl-runs')) await new Promise(requestAnimationFrame)
    const picture = performance.getEntriesByName('badlands-picture')[0]?.startTime ?? NaN
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= picture)
      .map(({ name }) => new URL(name).pathname)
  })
  return paths
    .filter((path) => path.endsWith('.js'))
    .map((path) => {
      const file = readFileSync(join(inject('siteFolder'), path))
      return { path, text: file.toString(), size: gzipSync(file).length }
    })
}

export const namesOf = (scripts: readonly Script[]): string => scripts.map(({ path }) => path).join()
