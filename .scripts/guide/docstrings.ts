// Docstrings of the sources, for the tables of the page "Write a lecture".
import ts from 'typescript'
import { textOf } from './sources.ts'

const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)

/** The docstring of a declaration, as one line; empty where there is none. */
function docstring(node: ts.Node): string {
  const found = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)
  return (ts.getTextOfJSDocComment(found?.comment) ?? '').replaceAll(/\s+/gu, ' ').trim()
}

/** Docstrings of the fields of a schema in a source, by their names. @throws Error where there is no such object of fields */
export function schemaDocstrings(file: string, name: string): ReadonlyMap<string, string> {
  const found = sourceOf(file)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((one) => one.name.getText() === name)?.initializer
  if (!found || !ts.isObjectLiteralExpression(found)) throw new Error(`${file} has no fields ${name}.`)
  return new Map(found.properties.map((field) => [field.name?.getText() ?? '', docstring(field)]))
}

/** What a source says of a picture. */
export interface PictureNote {
  /** Its name for people. */
  readonly label: string
  readonly note: string
  /** Sentences that say why an experiment or a step has none. */
  readonly needs: readonly string[]
}

/** The texts of a piece of source, in their order. */
function textsIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  const texts: string[] = []
  ts.forEachChild(node, (child) => void texts.push(...textsIn(child)))
  return texts
}

/** The pictures of a source, by their names. */
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
