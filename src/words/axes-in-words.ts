import { withSubscripts } from '../math/picture/format.ts'

/** Names of the axes that a picture lies over, in words: the second of a line is ''. */
export function axesInWords({ a, b }: { readonly a: string; readonly b: string }): string {
  return b === '' ? withSubscripts(a) : `${withSubscripts(a)} and ${withSubscripts(b)}`
}
