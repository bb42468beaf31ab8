import { distinctLooks, ruleLooks } from './looks.ts'
import { runColors, type RunLook, type Theme } from '../palette.ts'

/**
 * Returns the look of each algorithm's runs: its own, in any order. An algorithm without a style, and a
 * second one of the same style, get the first style that no other has.
 */
export function runLooks(algorithms: readonly { readonly id: string }[], theme: Theme): readonly RunLook[] {
  const colors = runColors(theme)
  const styles = distinctLooks(
    algorithms.map(({ id }) => ruleLooks[id]),
    colors.length,
  )
  return styles.map((style) => ({ style, color: colors[style]! }))
}
