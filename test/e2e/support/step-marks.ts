import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { Step, Tool } from '../../../src/exchange/lecture/scenario.ts'
import { pictureNames } from '../../../src/exchange/lecture/scenario.ts'
import { markOf } from '../../support/lectures/marks.ts'
import { screenOf, type Part, type Screen, type Written } from './written.ts'

/** The most consecutive texts in which a name is written: as lines, or as words. */
const mostLines = 6

/** The places where a picture writes a text, each as the list of texts that compose it. */
function placesOf(texts: readonly Written[], wanted: string): (readonly Written[])[] {
  const plain = wanted.replaceAll(/\s+/g, ' ')
  return texts.flatMap((_, i) => {
    for (let count = 1; count <= mostLines; count++) {
      const some = texts.slice(i, i + count)
      if (
        some
          .map(({ text }) => text)
          .join(' ')
          .includes(plain)
      )
        return count === 1 ||
          !some
            .slice(1)
            .map(({ text }) => text)
            .join(' ')
            .includes(plain)
          ? [some]
          : []
    }
    return []
  })
}

/** Faults in the marks of the "watch" sentence on the screen, one line each. */
export function markFaults({ marks = {} }: Step, { texts, pictures, drawn }: Screen): string[] {
  return Object.entries(marks).flatMap(([phrase, mark]) => {
    const { picture, prediction, text } = markOf(mark)
    const fault = (what: string) => [`“${phrase}” (${mark}) ${what}`]
    const surfaces = pictures.filter(({ name }) => name === 'surface' || name === 'maps')
    const shown = picture ? pictures.filter(({ name }) => name === picture) : surfaces
    if (shown.length === 0) return fault('has no picture on the screen')
    const [free] = shown.filter(({ under }) => under === '')
    if (!free) return fault(`is under ${shown[0]?.under}`)
    if (prediction && !drawn.some((id) => id.startsWith(prediction))) return fault('is not drawn')
    if (mark === 'run' && !drawn.includes('run')) return fault('is not drawn')
    if (!text) return []
    const places = placesOf(
      texts.filter(({ of }) => of === picture),
      text,
    )
    const [covered] = places.map((place) => place.find(({ under }) => under !== '')?.under)
    if (places.length === 0) return fault('is not written')
    return places.some((place) => place.every(({ under }) => under === ''))
      ? []
      : fault(`is under ${covered}`)
  })
}

/** Pixels between an instruction and its control. */
const near = 200

/** Faults in the controls that the instruction names, one line each. */
export function toolFaults({ tools = [] }: Step, { controls, pictures }: Screen): string[] {
  const isPicture = (tool: Tool) => pictureNames.some((name) => name === tool) && tool !== 'surface'
  return tools.flatMap((tool) => {
    const all: readonly Part[] = [...controls, ...pictures].filter(({ name }) => name === tool)
    if (all.length === 0) return [`${tool} is not on the screen`]
    const faults = all.map(({ enabled, far, under }) =>
      !enabled
        ? `${tool} is disabled`
        : under !== ''
          ? `${tool} is under ${under}`
          : far > near && !isPicture(tool)
            ? `${tool} is ${Math.round(far)} px from its sentence`
            : '',
    )
    return faults.includes('') ? [] : faults.slice(0, 1)
  })
}

/** Faults in the position of the prose, one line each. */
export function proseFaults({ texts }: Screen): string[] {
  const [first] = texts.filter(({ of }) => of === 'prose')
  if (!first) return ['there is no prose']
  return first.under === '' ? [] : [`the prose begins under ${first.under}`]
}

/**
 * Compares the screen at the end of the runs with what the open step mentions; on a reader's screen also its
 * prose.
 */
export async function expectSpokenOf(page: Page, step: Step, isRead: boolean): Promise<void> {
  await page.evaluate(() => document.querySelector('bl-app')?.landscape.study?.store.whenIdle())
  await page.evaluate(() => document.querySelector('bl-app')?.landscape.seek(Infinity))
  const faults = async () => {
    const screen = await screenOf(page)
    const found = [...markFaults(step, screen), ...toolFaults(step, screen)]
    return isRead ? [...found, ...proseFaults(screen)] : found
  }
  await expect.poll(faults, { timeout: 15_000 }).toEqual([])
}
