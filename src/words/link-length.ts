import { formatFixed } from '../math/picture/format.ts'

/** Reports that a lecture is too long for a link by this many characters. */
export const tooLongForLink = (excess: number): string =>
  `This lecture is ${formatFixed(excess / 1000, 1)} kB too large for a link. Send the file instead.`
