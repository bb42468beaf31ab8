import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { entries } from '../../../.scripts/entries.mjs'

/** An example of a docstring or of the README, as a page beside the built library would have it. */
export interface Example {
  /** What it is of: the line under the docstring. */
  readonly of: string
  readonly code: string
  /** What its `console.log` lines print, as the comments behind them say. */
  readonly prints: readonly string[]
  /** It opens an engine or an element, which needs a browser. */
  readonly inBrowser: boolean
}

const library = './lib/badlands.js'

function exampleOf(of: string, code: string): Example {
  const prints = [...code.matchAll(/^ *console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text = '']) => text)
  return { of, code, prints, inBrowser: /\b(createEngine|project)\(|loss-landscape/.test(code) }
}

/** The examples of a source file's docstrings: blocks of JavaScript after `@example`. */
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

/** Files that a public entry point exports from, and the entry point itself. */
function filesOf(entry: string): string[] {
  const named = [...readFileSync(entry, 'utf8').matchAll(/^export .* from '(\..*)'$/gm)]
  return [entry, ...named.map(([, file = '']) => join(dirname(entry), file))]
}

/** Every example of what is public. */
export const publicExamples = (): Example[] =>
  [...new Set(Object.values(entries).flatMap(filesOf))].flatMap((file) =>
    examplesOf(readFileSync(file, 'utf8')),
  )

/** The example's code with the library taken from another place. */
export const withLibrary = ({ code }: Example, place: string): string => code.replaceAll(library, place)
