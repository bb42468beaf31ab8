/** What plays the card. */
export type Lane = 'swiftshader' | 'llvmpipe' | 'card' | 'processor'

/** A number that is to be reached, and what was found of it. */
export interface Goal {
  readonly what: string
  readonly found: number
  readonly wanted: number
  readonly bound: 'at least' | 'at most'
  /** Where it is asked for; everywhere unless given. */
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

/** The goals of a lane, what was found, and whether that is enough; what was not measured says so. */
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
