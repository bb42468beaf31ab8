// The examples of the page "Write a lecture": each fence of its source is a lecture, or a part that is
// inserted into one.
import { Marked } from 'marked'

/**
 * The place of an example: a whole lecture, or a part that is inserted after the first step of the lecture
 * that the page explains.
 */
export const exampleKinds = ['lecture', 'front', 'step', 'part', 'end'] as const
export type ExampleKind = (typeof exampleKinds)[number]

export interface Example {
  readonly kind: ExampleKind
  readonly text: string
  /** The line of the page's source at which it begins. */
  readonly line: number
  /** Whether it shows the message about a mistake. */
  readonly isFault: boolean
  /** The lecture that it is, or is inserted into. */
  readonly lecture: string
  /** The line of that lecture at which it begins. */
  readonly from: number
  /** The number of the step that shows it. */
  readonly step: number
}

/** Any other fence of the page: its kind, its info string, and its text. */
export interface OtherFence {
  readonly kind: string
  readonly about: string
  readonly text: string
}

const lineCount = (text: string): number => text.split('\n').length

/** A lecture up to its second step. */
export function opening(lecture: string): string {
  const steps = [...lecture.matchAll(/^## /gmu)]
  return lecture.slice(0, steps[1]?.index).trimEnd()
}

type Placed = Pick<Example, 'lecture' | 'from' | 'step'>

const behind = (before: string, text: string, step: number): Placed => ({
  lecture: `${before}\n\n${text}\n`,
  from: lineCount(before) + 2,
  step,
})

const placing: Readonly<Record<ExampleKind, (base: string, text: string) => Placed>> = {
  lecture: (_, text) => ({ lecture: `${text}\n`, from: 1, step: 1 }),
  front: (base, text) => ({
    lecture: base.replace(/^---\n[^]*?\n---\n/u, () => `---\n${text}\n---\n`),
    from: 2,
    step: 1,
  }),
  step: (base, text) => behind(base, text, 2),
  part: (base, text) => behind(`${base}\n\n## Here`, text, 2),
  end: (base, text) => behind(base, text, 1),
}

const isKind = (word: string): word is ExampleKind => exampleKinds.some((kind) => kind === word)

/**
 * Makes an example from its fence; undefined if the fence holds something else. `base`: the opening of a
 * lecture.
 */
export function exampleOf(info: string, text: string, line: number, base: string): Example | undefined {
  const [first = '', second = ''] = info.split(' ')
  const isFault = first === 'fault'
  const kind = isFault ? second || 'part' : first
  return isKind(kind) ? { kind, text, line, isFault, ...placing[kind](base, text) } : undefined
}

/** All fences in a page's source, in order, each with the line at which its text begins. */
export function fencesOf(source: string): readonly { info: string; text: string; line: number }[] {
  let line = 1
  return new Marked().lexer(source).flatMap((token) => {
    const at = line
    line += lineCount(token.raw) - 1
    return token.type === 'code'
      ? [{ info: String(token['lang'] ?? ''), text: String(token['text']), line: at + 1 }]
      : []
  })
}

/** The examples in a page's source, and its other fences. */
export function examplesOf(
  source: string,
  base: string,
): { readonly examples: readonly Example[]; readonly others: readonly OtherFence[] } {
  const examples: Example[] = []
  const others: OtherFence[] = []
  for (const { info, text, line } of fencesOf(source)) {
    const example = exampleOf(info, text, line, base)
    const [kind = '', ...about] = info.split(' ')
    if (example) examples.push(example)
    else others.push({ kind, about: about.join(' '), text })
  }
  return { examples, others }
}
