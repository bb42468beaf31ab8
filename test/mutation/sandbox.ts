import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Folders that are not copied, because they are large, generated, or not read by tests. */
const left = new Set(['node_modules', 'dist', '.git'])

/**
 * A copy of the tree in a temporary folder, which is changed instead of the tree. Packages are shared, but
 * not their caches.
 */
export class Sandbox {
  readonly root: string

  constructor(tree: string) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'badlands-mutation-')))
    for (const name of readdirSync(tree))
      if (!left.has(name)) cpSync(join(tree, name), join(this.root, name), { recursive: true })
    const packages = join(this.root, 'node_modules')
    mkdirSync(packages)
    for (const name of readdirSync(join(tree, 'node_modules')))
      if (!name.startsWith('.') || name === '.bin')
        symlinkSync(join(tree, 'node_modules', name), join(packages, name))
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text)
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
