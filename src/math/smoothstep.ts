/** A share of a way, 0 to 1, as that of a motion that is slow at both ends. */
export const smoothstep = (share: number): number => share * share * (3 - 2 * share)
