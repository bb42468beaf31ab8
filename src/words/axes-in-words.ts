import { withSubscripts } from '../math/picture/format.ts'

/** Returns the axis names of a picture in words; '' for the second axis of a line. */
export function axesInWords({ a, b }: { readonly a: string; readonly b: string }): string {
  return b === '' ? withSubscripts(a) : `${withSubscripts(a)} and ${withSubscripts(b)}`
}
