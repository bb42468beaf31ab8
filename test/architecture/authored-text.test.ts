import { Linter } from 'eslint'
import ts from 'typescript'
import { parser } from 'typescript-eslint'
import { expect, test } from 'vitest'
import { authoredText } from './authored-text.mjs'

const name = 'src/page/bl-app.ts'
const head = `import { html } from 'lit'
import type { Authored } from '../experiment/authored.ts'
import { asGiven, translate } from '../words/language/language.ts'
class Named extends HTMLElement { label = ''; given: Authored = '' }
declare global { interface HTMLElementTagNameMap { 'bl-named': Named } }
declare const title: Authored, maybe: Authored | undefined, canvas: CanvasRenderingContext2D
`

/** Lines of a source in which the rule finds a person's text that the screen would translate. */
function found(lines: readonly string[]): string[] {
  const text = head + lines.join('\n')
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (path) => path.endsWith(name) || fileExists(path)
  host.getSourceFile = (path, target) =>
    path.endsWith(name) ? ts.createSourceFile(path, text, target, true) : getSourceFile(path, target)
  const program = ts.createProgram([name], options, host)
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser, parserOptions: { programs: [program] } },
    plugins: { badlands: { rules: { 'authored-text': authoredText } } },
    rules: { 'badlands/authored-text': 'error' },
  } as Linter.Config
  const messages = new Linter().verify(text, config, name)
  expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  const from = head.split('\n').length - 1
  return messages.map(({ line }) => lines[line - 1 - from] ?? `line ${line}`)
}

test('text written by a person enters a template, a sentence or a text of the screen only as given', () => {
  const wrong = [
    'export const text = html`<p>${title}</p>`',
    'export const alternative = html`<p>${maybe ?? 1}</p>`',
    'export const named = html`<p aria-label=${title}></p>`',
    'export const part = html`<p class=${title} title="Name: ${title}"></p>`',
    'export const property = html`<bl-named .label=${title}></bl-named>`',
    'export const attribute = html`<bl-named label=${title}></bl-named>`',
    'export const sentence = `Loss of ${title.trim()}`',
    'export const view: { readonly label: string } = { label: title }',
    'export const told = translate(title)',
    'export const shown = (): string => title.slice(0, 3)',
    'canvas.fillText(title, 0, 0)',
  ]
  const right = [
    'export const given = html`<p title=${asGiven(title)}>${asGiven(maybe ?? "")}</p>`',
    'export const unread = html`<input class=${title} .value=${title} @input=${() => title} />`',
    'export const taken = html`<bl-named given=${title} .given=${title}></bl-named>`',
    'export const whole = `Loss of ${asGiven(title)}`',
    'export const carried: { readonly title: Authored } = { title }',
    'export const joined: Authored = `${title}, ${title}`',
    'export const isSame = title === "loss" || title.startsWith(title)',
    'export const ours = html`<p>${translate("loss")}</p>`',
  ]
  expect(found([...wrong, ...right])).toEqual(wrong)
})
