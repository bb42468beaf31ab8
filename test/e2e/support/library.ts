import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

const run = promisify(execFile)

/** The folder of the built library, somewhere within the site. */
export const libraryFolder = (): string => join(inject('siteFolder'), 'some', 'where', 'lib')

/** The address of the folder that contains the library's folder. */
export const besideLibrary = (): string => `${inject('site')}some/where/`

let building: Promise<unknown> | undefined

/** Builds the library once for all files. */
export async function builtLibrary(): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' }
  building ??= run(process.execPath, [join('.scripts', 'build.mjs'), '--library', libraryFolder()], { env })
  await building
}
