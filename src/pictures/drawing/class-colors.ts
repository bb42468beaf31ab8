import { runColors, tokens, type Theme } from '../../math/picture/palette.ts'

/** Returns the colours of the classes in their order, as many as there are colours of runs. */
export function classColors(theme: Theme): readonly string[] {
  const { metric, accent } = tokens(theme)
  return [metric, accent, ...runColors(theme).slice(2)]
}
