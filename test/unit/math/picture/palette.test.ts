import { describe, expect, it } from 'vitest'
import {
  inkOn,
  clusterColors,
  endColors,
  runColors,
  strata,
  tokens,
  type Theme,
} from '../../../../src/math/picture/palette.ts'
import { contrast, difference, lab, type Vision } from '../../../support/page/color-vision.ts'

const visions: Vision[] = ['normal', 'deuteranopia', 'protanopia']

describe('strata', () => {
  it('rise in lightness through 14, 29, 41, 54, 71, 89', () => {
    const lightness = strata.map((hex) => lab(hex)[0])
    for (const [i, expected] of [14, 29, 41, 54, 71, 89].entries())
      expect(Math.abs(lightness[i]! - expected)).toBeLessThan(1)
  })

  it('have no red: colours are blue or yellow', () => {
    for (const hex of strata) {
      const [, a, b] = lab(hex)
      expect(a).toBeLessThan(Math.max(12, Math.abs(b)))
    }
  })
})

describe.each(visions)('a basin map for %s', (vision) => {
  const least = (colors: readonly string[]) =>
    Math.min(...colors.flatMap((p, i) => colors.slice(i + 1).map((q) => difference(p, q, vision))))

  it('keeps any two clusters 20 apart, the first four 40', () => {
    expect(least(clusterColors)).toBeGreaterThanOrEqual(20)
    expect(least(clusterColors.slice(0, 4))).toBeGreaterThanOrEqual(40)
  })

  it('keeps runs that did not converge 17 from one another and from every cluster, other ends 12 from all', () => {
    const { unfinished, cycle, diverged, elsewhere, stuck } = endColors
    const colors = [...clusterColors, unfinished, cycle, diverged, stuck]
    expect(least(colors)).toBeGreaterThanOrEqual(17)
    expect(least([...colors, elsewhere])).toBeGreaterThanOrEqual(12)
  })
})

describe.each(['contrast-light', 'contrast-dark'] as Theme[])('%s, for bad projectors', (theme) => {
  it('sets text at 7 or more on paper, card and stage, and its hairlines at 3', () => {
    const { paper, card, stage, ink, secondInk, accent, model, metric, algorithm, hairline } = tokens(theme)
    const texts = [ink, secondInk, accent, model, metric, algorithm, ...runColors(theme).slice(0, 3)]
    for (const under of [paper, card, stage]) {
      for (const hex of texts) expect(contrast(hex, under), `${hex} on ${under}`).toBeGreaterThanOrEqual(7)
      expect(contrast(hairline, under)).toBeGreaterThanOrEqual(3)
    }
  })
})

const themes: Theme[] = ['light', 'dark', 'contrast-light', 'contrast-dark']

describe.each(themes)('%s', (theme) => {
  const { paper, card, stage, ink, secondInk, accent, model, metric, algorithm, ...rest } = tokens(theme)
  const grounds = { paper, card, stage }

  it('sets text at 4.5 or more on paper, card and stage', () => {
    const texts = [ink, secondInk, accent, model, metric, algorithm, ...runColors(theme).slice(0, 3)]
    for (const [ground, under] of Object.entries(grounds))
      for (const hex of texts) expect(contrast(hex, under), `${hex} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it('shows every run at 3 or more on paper, card and stage', () => {
    for (const [ground, under] of Object.entries(grounds))
      for (const hex of runColors(theme))
        expect(contrast(hex, under), `${hex} on ${ground}`).toBeGreaterThanOrEqual(3)
  })

  it('shows the edge of a field at 3 or more on paper, card and stage', () => {
    for (const [ground, under] of Object.entries(grounds))
      expect(contrast(rest.edge, under), ground).toBeGreaterThanOrEqual(3)
  })

  it.each(visions)('keeps any two of eight runs 25 apart for %s', (vision) => {
    const colors = runColors(theme)
    expect(colors).toHaveLength(8)
    for (const [i, p] of colors.entries())
      for (const q of colors.slice(i + 1))
        expect(difference(p, q, vision), `${p} and ${q}`).toBeGreaterThanOrEqual(25)
  })

  it('separates ribbons from every stratum by one of their casings', () => {
    for (const stratum of strata) {
      const best = Math.max(contrast(rest.casingInner, stratum), contrast(rest.casingOuter, stratum))
      expect(best, stratum).toBeGreaterThanOrEqual(3)
    }
  })
})

it('letters are dark on light colours and light on dark ones', () => {
  for (const color of ['#ffffff', '#f8b860', '#70d0e0']) expect(inkOn(color), color).toBe('#14141c')
  for (const color of ['#000000', '#1870c0', '#a85848']) expect(inkOn(color), color).toBe('#ffffff')
})
