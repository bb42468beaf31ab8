/** Names of the two axes of a picture, and where words stand along one in place of numbers, those at 0, 1, 2 …. */
export interface AxisNames {
  readonly a: string
  readonly b: string
  readonly words?: { readonly a?: readonly string[]; readonly b?: readonly string[] }
}
