/** The kind of adapter. */
export type Lane = 'swiftshader' | 'llvmpipe' | 'card' | 'processor'

/** A goal and its measured value. */
export interface Goal {
  readonly what: string
  readonly found: number
  readonly wanted: number
  readonly bound: 'at least' | 'at most'
  /** The adapters that it applies to; all by default. */
  readonly on?: readonly Lane[]
}

export const atLeast = (wanted: number, what: string, found: number, ...on: Lane[]): Goal => ({
  ...{ what, found, wanted, bound: 'at least' },
  ...(on.length > 0 && { on }),
})

export const atMost = (wanted: number, what: string, found: number, ...on: Lane[]): Goal => ({
  ...atLeast(wanted, what, found, ...on),
  bound: 'at most',
})

const isMet = ({ found, wanted, bound }: Goal): boolean =>
  bound === 'at least' ? found >= wanted : found <= wanted

/** The goals for an adapter, the measured values, and whether they are met. Unmeasured goals are marked. */
export function goalTable(goals: readonly Goal[], lane: Lane): string {
  const lines = goals
    .filter(({ on }) => !on || on.includes(lane))
    .map((goal) => {
      const { what, found, wanted, bound } = goal
      const verdict = Number.isNaN(found) ? 'not measured' : isMet(goal) ? 'met' : 'missed'
      const number = Number.isNaN(found) ? '' : found.toPrecision(3)
      return `${what.padEnd(74)}${number.padStart(9)}   ${`${bound} ${wanted}`.padEnd(15)} ${verdict}`
    })
  return ['Goals', ...lines, ''].join('\n')
}
