/** Maps a fraction of a motion, 0 to 1, to one that is slow at both ends. */
export const smoothstep = (share: number): number => share * share * (3 - 2 * share)
