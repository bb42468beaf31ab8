import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { entries } from '../../../.scripts/entries.mjs'

/** An example from a docstring or the README, as a page next to the built library would run it. */
export interface Example {
  /** What the example documents: the line below the docstring. */
  readonly of: string
  readonly code: string
  /** The output of its `console.log` lines, according to the comments after them. */
  readonly prints: readonly string[]
  /** Whether it opens an engine or an element, which needs a browser. */
  readonly inBrowser: boolean
}

const library = './lib/badlands.js'

function exampleOf(of: string, code: string): Example {
  const prints = [...code.matchAll(/^ *console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text = '']) => text)
  return { of, code, prints, inBrowser: /\b(createEngine|project)\(|loss-landscape/.test(code) }
}

/** The examples in a source file's docstrings: JavaScript blocks after `@example`. */
function examplesOf(text: string): Example[] {
  return [
    ...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*?@example(?:(?!\*\/)[\s\S])*)\*\/\n(?:@.*\n)*(.*)/g),
  ].flatMap(([, comment = '', line = '']) => {
    const lines = comment.replace(/^ *\* ?/gm, '')
    return [...lines.matchAll(/@example\n```js\n([\s\S]*?)```/g)].map(([, code = '']) =>
      exampleOf(line, code),
    )
  })
}

/** The files that a public entry point re-exports, and the entry point itself. */
function filesOf(entry: string): string[] {
  const named = [...readFileSync(entry, 'utf8').matchAll(/^export .* from '(\..*)'$/gm)]
  return [entry, ...named.map(([, file = '']) => join(dirname(entry), file))]
}

/** Every example of the public API. */
export const publicExamples = (): Example[] =>
  [...new Set(Object.values(entries).flatMap(filesOf))].flatMap((file) =>
    examplesOf(readFileSync(file, 'utf8')),
  )

/** The example's code with the library imported from another address. */
export const withLibrary = ({ code }: Example, place: string): string => code.replaceAll(library, place)
