// Writes pages about the library and the element from their docstrings. A warning is an error: what is public is documented.
import { join } from 'node:path'
import { Application, Converter, LogLevel, OptionDefaults, ReflectionKind } from 'typedoc'
import { elementMembers, entries } from './entries.mjs'

/** Takes from the pages what is not public of the element. Throws where something public is not there. */
function keepPublic(project) {
  const [landscape] = project
    .getReflectionsByKind(ReflectionKind.Class)
    .filter(({ name }) => name === 'LossLandscape')
  const members = landscape.children ?? []
  const missing = elementMembers.filter((name) => !members.some((member) => member.name === name))
  if (missing.length > 0) throw new Error(`The element has no ${missing.join(', ')}.`)
  for (const member of [...members])
    if (!elementMembers.includes(member.name)) project.removeReflection(member)
}

export async function buildApi(root, outDir) {
  const app = await Application.bootstrap({
    name: 'Badlands',
    entryPoints: Object.values(entries).map((file) => join(root, file)),
    tsconfig: join(root, 'src/tsconfig.json'),
    readme: 'none',
    out: outDir,
    // The compiler checks them already, in `npm run check`.
    skipErrorChecking: true,
    excludeExternals: true,
    excludePrivate: true,
    excludeProtected: true,
    disableSources: true,
    blockTags: [...OptionDefaults.blockTags, '@fires'],
    logLevel: LogLevel.Warn,
  })
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => keepPublic(project))
  const project = await app.convert()
  if (!project) throw new Error('The pages about the library could not be made.')
  app.validate(project)
  await app.generateOutputs(project)
  if (app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error('The pages about the library have warnings.')
}
