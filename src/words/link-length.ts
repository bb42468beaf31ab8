import { formatFixed } from '../math/picture/format.ts'

/** Says that a lecture is too long for a link, by so many letters. */
export const tooLongForLink = (excess: number): string =>
  `This lecture is ${formatFixed(excess / 1000, 1)} kB too large for a link. Send the file instead.`
