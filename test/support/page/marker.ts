import type {} from '../../../src/landscape/loss-landscape.ts'
import type { Page } from 'playwright'

/** The position of the w_0 marker on the screen and in the plane, in the page's landscape of this index. */
export const marker = (page: Page, landscape: number) =>
  page.evaluate((landscape) => {
    const { stage, content } = document.querySelectorAll('loss-landscape')[landscape] ?? {}
    const [start] = content?.starts ?? []
    const at =
      stage && start && 'screenOf' in stage ? stage.screenOf(start.a, start.b, start.loss) : undefined
    const { left = NaN, top = NaN } = stage?.getBoundingClientRect() ?? {}
    return { x: left + (at?.x ?? NaN), y: top + (at?.y ?? NaN), a: start?.a, b: start?.b }
  }, landscape)
