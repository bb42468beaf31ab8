import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** Finds type errors in a changed file without writing it. Reads the files below `root`. */
export class Compiler {
  readonly #root: string
  readonly #service: ts.LanguageService
  #changed = { path: '', text: '', version: 0 }

  /** `files` are the files that may be changed, as paths from `root`. */
  constructor(root: string, files: readonly string[]) {
    this.#root = root
    const config = join(root, 'src', 'tsconfig.json')
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(config, ts.sys.readFile).config,
      ts.sys,
      dirname(config),
    )
    const paths = files.map((file) => join(root, file))
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => ({ ...options, composite: false, noEmit: true, rootDir: root }),
      getScriptFileNames: () => paths,
      getScriptVersion: (path) => (path === this.#changed.path ? `${this.#changed.version}` : '0'),
      getScriptSnapshot: (path) => {
        const text = path === this.#changed.path ? this.#changed.text : ts.sys.readFile(path)
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
      fileExists: ts.sys.fileExists,
      readFile: (path) => readFileSync(path, 'utf8'),
      readDirectory: ts.sys.readDirectory,
    })
  }

  /** The first error in `file` if its text were `text`; undefined if there is none. */
  errorIn(file: string, text: string): string | undefined {
    this.#changed = { path: join(this.#root, file), text, version: this.#changed.version + 1 }
    const { path } = this.#changed
    const [error] = [
      ...this.#service.getSyntacticDiagnostics(path),
      ...this.#service.getSemanticDiagnostics(path),
    ]
    return error && ts.flattenDiagnosticMessageText(error.messageText, ' ')
  }

  dispose(): void {
    this.#service.dispose()
  }
}
