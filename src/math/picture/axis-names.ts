/** Names of the two axes of a picture, with the labels along an axis of choices, at 0, 1, 2 …. */
export interface AxisNames {
  readonly a: string
  readonly b: string
  readonly words?: { readonly a?: readonly string[]; readonly b?: readonly string[] }
}
