/** Public entry points of the library build, by the name of the file that it writes: numbers only, and the element. */
export const entries = {
  badlands: 'src/index.ts',
  'loss-landscape': 'src/landscape/loss-landscape.ts',
}
