import type { Rgb } from '../../math/picture/color.ts'

/** A channel of sRGB in [0, 1] as light (IEC 61966-2-1). */
const light = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

/** A colour of a screen as glTF has it: linear. */
export const linearColor = ([red, green, blue]: Rgb): Rgb => [light(red), light(green), light(blue)]
