/** Light or dark; `contrast-` in black and white, for bad projectors. */
export type Theme = 'light' | 'dark' | 'contrast-light' | 'contrast-dark'

/** Colours of everything that is not data, as #rrggbb. */
export interface Tokens {
  readonly paper: string
  readonly card: string
  readonly stage: string
  readonly ink: string
  readonly secondInk: string
  readonly hairline: string
  /** The border of an input or choice: contrast of 3 to 1 with any background. */
  readonly edge: string
  /** w_0 and everything that can be clicked; also the runs of gradient descent. */
  readonly accent: string
  /** The three gaps. */
  readonly model: string
  readonly metric: string
  readonly algorithm: string
  /** Inner rim of lines drawn over the surface. */
  readonly casingInner: string
  /** Outer rim of lines drawn over the surface. */
  readonly casingOuter: string
}

/** Look of an algorithm's runs. */
export interface RunLook {
  /** Index of its colour, dash and marker, from 0. */
  readonly style: number
  readonly color: string
}

const runs: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#aa3d0f', '#1a5e8d', '#4e7050', '#8377e7', '#469296', '#49243f', '#0b2897', '#591c00'],
  dark: ['#e96630', '#75beed', '#9ddea1', '#b57293', '#93f9f4', '#bc6758', '#3479f6', '#e9ef7f'],
  'contrast-light': ['#9f3405', '#125887', '#396054', '#8377e7', '#4b9faf', '#2d1132', '#0b2897', '#4f0f00'],
  'contrast-dark': ['#f46d21', '#57bcfb', '#a2dca5', '#b06d8e', '#8ffaff', '#aa5642', '#3479f6', '#ffff8c'],
}

/**
 * Returns the colours of runs 0 to 7. Any two are at least 25 apart (CIE 1976) for normal vision,
 * deuteranopia and protanopia, and each has a contrast of at least 3 with paper, card and stage; the first
 * three at least 4.5, so that they can be text; in black and white at least 7.
 */
export const runColors = (theme: Theme): readonly string[] => runs[theme]

/**
 * Colours of clusters A to H of a basin map. Any two are at least 20 apart (CIE 1976) for normal vision, deuteranopia and
 * protanopia, the first four at least 40.
 */
export const clusterColors: readonly string[] = [
  '#f8b860',
  '#1870c0',
  '#70d0e0',
  '#a85848',
  '#b8a0f8',
  '#90c890',
  '#888818',
  '#985890',
]

/** Colours of other outcomes; without hue if the run reached no minimum. */
export const endColors = {
  converged: '#90c890',
  /** Converged, but to a cluster without a colour of its own. */
  elsewhere: '#c9c2b4',
  unfinished: '#808080',
  cycle: '#f4f1ea',
  diverged: '#2a2626',
  /** Ended where the gradient is zero, but not at a minimum. */
  stuck: '#545252',
  /** The same end on several maps. */
  agreed: '#b4b0a8',
} as const

/**
 * Colour stops of the surface, evenly spaced from low to high: CIE lightness 14, 29, 41, 54, 71, 89, from
 * indigo over taupe and ochre to cream, without red, which belongs to gradient descent.
 */
export const strata: readonly string[] = ['#1b2143', '#394365', '#6b5e57', '#9b7c54', '#d0a766', '#f4ddae']

/**
 * Colour stops of matplotlib's viridis (Smith and van der Walt 2015), evenly spaced; between them, the error
 * of a channel is at most 3 of 255.
 */
export const viridis: readonly string[] = [
  '#440154',
  '#471365',
  '#482475',
  '#463480',
  '#414487',
  '#3b528b',
  '#355f8d',
  '#2f6c8e',
  '#2a788e',
  '#25848e',
  '#21918c',
  '#1e9c89',
  '#22a884',
  '#2fb47c',
  '#44bf70',
  '#5ec962',
  '#7ad151',
  '#9bd93c',
  '#bddf26',
  '#dfe318',
  '#fde725',
]

/**
 * Colour stops of cividis (Nuñez, Anderton and Renslow 2018), evenly spaced; between them, the error of a
 * channel is at most 2 of 255.
 */
export const cividis: readonly string[] = [
  '#002051',
  '#002962',
  '#0a326a',
  '#193b6d',
  '#2b446e',
  '#3c4d6e',
  '#4d566d',
  '#5c5f6e',
  '#696970',
  '#747272',
  '#7f7c75',
  '#8a8577',
  '#948f78',
  '#a09978',
  '#ada476',
  '#bbaf71',
  '#caba6a',
  '#dac561',
  '#ead156',
  '#f6dd4c',
  '#fdea45',
]

const themes: Readonly<Record<Theme, Tokens>> = {
  light: {
    paper: '#fbf7ee',
    card: '#fffdf8',
    stage: '#f3ecdd',
    ink: '#1f2430',
    secondInk: '#5b6270',
    hairline: '#e4dccb',
    edge: '#8f8673',
    accent: '#aa3d0f',
    model: '#7a4e9b',
    metric: '#1a5e8d',
    algorithm: '#aa3d0f',
    casingInner: '#fffdf8',
    casingOuter: '#1f2430',
  },
  dark: {
    paper: '#15171c',
    card: '#1c1f26',
    stage: '#101216',
    ink: '#eee8da',
    secondInk: '#a7a291',
    hairline: '#30343e',
    edge: '#6b6f79',
    accent: '#e96630',
    model: '#c3a0e0',
    metric: '#75beed',
    algorithm: '#e96630',
    casingInner: '#15171c',
    casingOuter: '#eee8da',
  },
  'contrast-light': {
    paper: '#ffffff',
    card: '#ffffff',
    stage: '#ffffff',
    ink: '#000000',
    secondInk: '#3a3f4a',
    hairline: '#767b86',
    edge: '#767b86',
    accent: '#9f3405',
    model: '#5b3080',
    metric: '#0f4470',
    algorithm: '#9f3405',
    casingInner: '#ffffff',
    casingOuter: '#000000',
  },
  'contrast-dark': {
    paper: '#000000',
    card: '#000000',
    stage: '#000000',
    ink: '#ffffff',
    secondInk: '#d6d3c8',
    hairline: '#8a8a8a',
    edge: '#8a8a8a',
    accent: '#f46d21',
    model: '#d9bff0',
    metric: '#9fd2f7',
    algorithm: '#f46d21',
    casingInner: '#000000',
    casingOuter: '#ffffff',
  },
}

/** Colours of a theme. */
export const tokens = (theme: Theme): Tokens => themes[theme]

const linear = (byte: number): number => {
  const share = byte / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** Relative luminance of a colour #rrggbb, 0 to 1, as in contrast (WCAG 2.2). */
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(color.slice(at, at + 2), 16)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const [dark, light] = ['#14141c', '#ffffff']

/** Returns a dark or light ink, whichever has more contrast with a colour #rrggbb; at least 4.5 with any. */
export function inkOn(color: string): string {
  const under = luminance(color) + 0.05
  const contrast = (ink: string) => (luminance(ink) + 0.05) / under
  return contrast(light) > 1 / contrast(dark) ? light : dark
}
