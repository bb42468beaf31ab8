// Reads docstrings from the sources, for the tables of the page "Write a lecture".
import ts from 'typescript'
import { textOf } from './sources.ts'

const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)

/** The docstring of a declaration, as one line; empty if it has none. */
function docstring(node: ts.Node): string {
  const found = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)
  return (ts.getTextOfJSDocComment(found?.comment) ?? '').replaceAll(/\s+/gu, ' ').trim()
}

/**
 * Docstrings of the fields of a schema in a source file, by name. @throws Error if there is no such schema
 */
export function schemaDocstrings(file: string, name: string): ReadonlyMap<string, string> {
  const found = sourceOf(file)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((one) => one.name.getText() === name)?.initializer
  if (!found || !ts.isObjectLiteralExpression(found)) throw new Error(`${file} has no fields ${name}.`)
  return new Map(found.properties.map((field) => [field.name?.getText() ?? '', docstring(field)]))
}

/** A picture's entry in the sources. */
export interface PictureNote {
  /** Its display name. */
  readonly label: string
  readonly note: string
  /** Sentences that say why an experiment or a step lacks it. */
  readonly needs: readonly string[]
}

/** The texts in a piece of source code, in order. */
function textsIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  const texts: string[] = []
  ts.forEachChild(node, (child) => void texts.push(...textsIn(child)))
  return texts
}

/** The pictures declared in a source file, by name. */
export function pictureNotes(file: string): ReadonlyMap<string, PictureNote> {
  const notes = new Map<string, PictureNote>()
  for (const statement of sourceOf(file).statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { type, initializer } of statement.declarationList.declarations) {
      if (type?.getText() !== 'Picture' || !initializer || !ts.isObjectLiteralExpression(initializer))
        continue
      const textsOf = (name: string) =>
        initializer.properties.filter((one) => one.name?.getText() === name).flatMap(textsIn)
      const [name = ''] = textsOf('name')
      const [label = ''] = textsOf('label')
      const needs = textsOf('needs').filter((text) => /^\p{Lu}.*\.$/u.test(text))
      notes.set(name, { label, note: docstring(statement), needs })
    }
  }
  return notes
}
