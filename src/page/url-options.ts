import type { Controls } from '../landscape/loss-landscape.ts'
import type { ThemeChoice } from '../elements/style/tokens.ts'
import type { Language } from '../words/language/language.ts'
import type { ExperimentIssue } from '../experiment/spec/values/error.ts'

/** Options in the query of an address: how this window shows the page, not what is studied. */
export interface UrlOptions {
  /** The page opens in present mode. */
  readonly present: boolean
  /** Overrides the saved theme. */
  readonly theme: ThemeChoice | undefined
  /** Overrides the saved language and the browser's. */
  readonly lang: Language | undefined
  /** The `controls` attribute of `<loss-landscape>`. */
  readonly controls: Controls | undefined
  /** Lectures ask their questions. */
  readonly questions: boolean | undefined
  /** False if a page in a frame has no link that opens it in a new tab. */
  readonly open: boolean | undefined
  /** Opens the lecture's handout for printing. */
  readonly handout: 'usual' | 'with-answers' | 'without-answers' | undefined
  /** Invalid values, which are ignored. */
  readonly issues: readonly ExperimentIssue[]
}

const onOff = { on: true, off: false } as const

/** The allowed values of each option and their meanings. */
const words = {
  present: { '': true, ...onOff },
  theme: { light: 'light', dark: 'dark', auto: 'system' },
  lang: { en: 'en', de: 'de' },
  controls: { full: 'full', minimal: 'minimal', none: 'none' },
  questions: onOff,
  open: onOff,
  handout: { '': 'usual', 'with-answers': 'with-answers', 'without-answers': 'without-answers' },
} as const

type Name = keyof typeof words

const names = Object.keys(words) as Name[]

type Meaning<N extends Name> = (typeof words)[N][keyof (typeof words)[N]]

export function readUrlOptions(search: string): UrlOptions {
  const query = new URLSearchParams(search)
  const issues: ExperimentIssue[] = []
  const read = <N extends Name>(name: N): Meaning<N> | undefined => {
    const said = query.get(name)
    if (said === null) return undefined
    const known = Object.entries(words[name]) as [string, Meaning<N>][]
    const found = known.find(([word]) => word === said)
    if (!found)
      issues.push({
        path: '',
        message: sentence(
          name,
          said,
          known.map(([word]) => word),
        ),
      })
    return found?.[1]
  }
  return {
    present: read('present') ?? false,
    theme: read('theme'),
    lang: read('lang'),
    controls: read('controls'),
    questions: read('questions'),
    open: read('open'),
    handout: read('handout'),
    issues,
  }
}

const sentence = (name: Name, said: string, known: readonly string[]): string =>
  `The address says ${name}=${said.slice(0, 40)}, which means nothing here and is left out: ` +
  `${name} is ${known
    .filter(Boolean)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1')}.`

/**
 * Returns the address without its options and without a lecture's file, so that others see the current state with their
 * own options.
 */
export function withoutOptions(address: string): string {
  const url = new URL(address)
  const asked = [...names, 'lecture', 'step', 'print-pdf'].filter((name) => url.searchParams.has(name))
  for (const name of asked) url.searchParams.delete(name)
  return url.href
}

/** The options with which this page was opened. */
export const urlOptions: UrlOptions = readUrlOptions(globalThis.location?.search ?? '')
