/** The colours and the typeface of a chart, read from its element's page. */
export interface ChartTheme {
  readonly ink: string
  readonly quiet: string
  readonly hairline: string
  readonly paper: string
  readonly card: string
  readonly accent: string
  readonly metric: string
  readonly font: string
  /** Handwriting family for names. */
  readonly hand: string
  readonly isDark: boolean
}

/** Reads the tokens that `element` inherits. */
export function chartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim() || 'gray'
  const number = (name: string): number => Number(style.getPropertyValue(name)) || 0
  const size =
    Math.max(11, number('--bl-chart-text'), number('--bl-least-text')) * (number('--bl-scale') || 1)
  return {
    ink: token('--bl-ink'),
    quiet: token('--bl-ink-2'),
    hairline: token('--bl-hairline'),
    paper: token('--bl-paper'),
    card: token('--bl-card'),
    accent: token('--bl-accent'),
    metric: token('--bl-metric'),
    font: `${size}px ${style.fontFamily}`,
    hand: style.getPropertyValue('--bl-font-hand').trim() || style.fontFamily,
    isDark: style.colorScheme.includes('dark'),
  }
}
