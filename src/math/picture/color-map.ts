import { clamp } from '../clamp.ts'
import { parseColor, type Rgb } from './color.ts'
import { cividis, strata, viridis } from './palette.ts'

const stops = { strata, viridis, cividis } as const
/** Name of the colours of a surface. */
export type ColorMapName = keyof typeof stops

/**
 * Returns the colour of a fraction in [0, 1] of the block's height, interpolated between the stops of a map.
 */
export function colorAt(name: ColorMapName, fraction: number): Rgb {
  const colors = stops[name]
  const place = clamp(fraction) * (colors.length - 1)
  const k = Math.min(Math.floor(place), colors.length - 2)
  const from = parseColor(colors[k]!)
  const to = parseColor(colors[k + 1]!)
  const mix = (i: 0 | 1 | 2) => from[i] + (place - k) * (to[i] - from[i])
  return [mix(0), mix(1), mix(2)]
}

/** Returns `size` colours from low to high as RGBA bytes, for a texture. */
export function colorTable(name: ColorMapName, size: number): Uint8Array<ArrayBuffer> {
  const table = new Uint8Array(4 * size)
  for (let i = 0; i < size; i++) {
    const color = colorAt(name, i / (size - 1))
    for (const k of [0, 1, 2] as const) table[4 * i + k] = Math.round(255 * color[k])
    table[4 * i + 3] = 255
  }
  return table
}

/** Returns the same map as a CSS gradient's stops, from low to high. */
export const colorStops = (name: ColorMapName, count = 11): string[] =>
  Array.from({ length: count }, (_, i) => {
    const [red, green, blue] = colorAt(name, i / (count - 1)).map((c) => Math.round(255 * c))
    return `rgb(${red}, ${green}, ${blue})`
  })
