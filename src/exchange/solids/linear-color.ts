import type { Rgb } from '../../math/picture/color.ts'

/** Converts a channel of sRGB in [0, 1] to linear light (IEC 61966-2-1). */
const light = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

/** Converts a screen colour to the linear one that glTF needs. */
export const linearColor = ([red, green, blue]: Rgb): Rgb => [light(red), light(green), light(blue)]
