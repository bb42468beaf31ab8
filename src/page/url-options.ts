import type { Controls } from '../landscape/loss-landscape.ts'
import type { ThemeChoice } from '../elements/style/tokens.ts'
import type { Language } from '../words/language/language.ts'
import type { ExperimentIssue } from '../experiment/spec/values/error.ts'

/** Wishes of an address for this window, in its query: about how the page is shown, not about what is studied. */
export interface UrlOptions {
  /** The page opens in present mode. */
  readonly present: boolean
  /** In place of the theme that was chosen on this machine. */
  readonly theme: ThemeChoice | undefined
  /** In place of the language that was chosen on this machine, or of the browser. */
  readonly lang: Language | undefined
  /** Of the landscape, as the attribute of `<loss-landscape>`. */
  readonly controls: Controls | undefined
  /** True where lectures ask their questions. */
  readonly questions: boolean | undefined
  /** False where a page in a frame offers no link to itself in a window of its own. */
  readonly open: boolean | undefined
  /** The handout of the lecture is opened to be printed. */
  readonly handout: 'usual' | 'with-answers' | 'without-answers' | undefined
  /** Values that mean nothing: they are left out. */
  readonly issues: readonly ExperimentIssue[]
}

const onOff = { on: true, off: false } as const

/** For each name what it may say, and what that means. */
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

/** Reads the query of an address. */
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

/** The address without its options, nor a lecture that it asks for: others open what is shown, as they like to see it. */
export function withoutOptions(address: string): string {
  const url = new URL(address)
  const asked = [...names, 'lecture', 'step', 'print-pdf'].filter((name) => url.searchParams.has(name))
  for (const name of asked) url.searchParams.delete(name)
  return url.href
}

/** The options of this page's address, as it was opened. */
export const urlOptions: UrlOptions = readUrlOptions(globalThis.location?.search ?? '')
