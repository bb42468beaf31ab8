// Writes pages about the library and the element from their docstrings. A warning is an error: what is public is documented.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  Application,
  Comment,
  CommentTag,
  Converter,
  JSX,
  LogLevel,
  OptionDefaults,
  PageEvent,
  ReflectionKind,
} from 'typedoc'
import { documentName, documentWords, groups } from './api/groups.mjs'
import { elementMembers } from './entries.mjs'
import { runSource } from './run-source.mjs'

/** Types that are made of checks of data: their fields are listed in words, since their whole form would fill pages. */
const forms = ['TrainingInput', 'TrainingExperiment', 'ProblemInput', 'ProblemExperiment']

/** What public types are made of, and says nothing by its name. */
const inner = [
  'blobTypes',
  'filmKinds',
  'pictureNames',
  'controlNames',
  'taken',
  'Options',
  'PicturesLoader',
  'Authored',
]

const textPart = (text) => ({ kind: 'text', text })

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

/** Tags of which a class has many, and the heading under which they are listed. */
const listed = { '@fires': '@events', '@csspart': '@parts' }

/** Lists events and parts, each kind under one heading, and writes w₀ as it is read. */
function polish(project) {
  for (const { comment } of Object.values(project.reflections)) {
    if (!comment) continue
    for (const [tag, heading] of Object.entries(listed)) {
      const lines = comment.getTags(tag).map(({ content }) => {
        const [name, words] = Comment.combineDisplayParts(content).split(' - ')
        return `- \`${name}\`: ${words}`
      })
      comment.removeTags(tag)
      if (lines.length > 0) comment.blockTags.push(new CommentTag(heading, [textPart(lines.join('\n'))]))
    }
    for (const part of [...comment.summary, ...comment.blockTags.flatMap(({ content }) => content)])
      if (part.kind === 'text') part.text = part.text.replaceAll('w_0', 'w₀')
  }
}

/** Takes the schemas behind a type from its page: bases that have no page of their own, and the schema's code as a default value. */
function hideSchemas(project) {
  for (const type of project.getReflectionsByKind(ReflectionKind.Interface)) {
    type.extendedTypes = type.extendedTypes?.filter((base) => base.reflection || base.externalUrl)
    if (!type.extendedTypes?.length) {
      type.extendedTypes = undefined
      if (!type.extendedBy) type.typeHierarchy = undefined
    }
    for (const field of type.children ?? []) {
      field.defaultValue = undefined
      for (const origin of ['inheritedFrom', 'overwrites'])
        if (field[origin] && !field[origin].reflection) field[origin] = undefined
    }
  }
}

/** Lists the fields of an experiment in words. */
function shorten(project, { experimentFields, fieldTable }) {
  for (const child of project.children.filter(({ name }) => forms.includes(name))) {
    for (const field of [...(child.children ?? [])]) project.removeReflection(field)
    child.extendedTypes = undefined
    const kind = child.name.startsWith('Training') ? 'training' : 'problem'
    const fields =
      kind === 'training' ? fieldTable('experiment') : `<code>${experimentFields[kind].join(' ')}</code>`
    child.comment.summary.push(textPart(`\n\n${fields}\n`))
  }
}

/** Puts each export into its group. Throws where one has none, or a group names what there is not. */
function group(project) {
  for (const document of project.documents) {
    document.name = documentName
    document.comment = new Comment([textPart(documentWords)])
    // The page has a heading of its own.
    document.content[0].text = document.content[0].text.replace(/^# .*\n/u, '')
  }
  const titles = new Map(groups.flatMap(({ title, names }) => names.map((name) => [name, title])))
  const shown = project.childrenIncludingDocuments
  const without = shown.filter(({ name }) => !titles.has(name)).map(({ name }) => name)
  const unknown = [...titles.keys()].filter((name) => !shown.some((child) => child.name === name))
  if (without.length > 0) throw new Error(`In no group of .scripts/api/groups.mjs: ${without.join(', ')}.`)
  if (unknown.length > 0) throw new Error(`Named in a group, and not exported: ${unknown.join(', ')}.`)
  for (const child of shown) {
    child.comment ??= new Comment()
    const tag = new CommentTag('@category', [textPart(titles.get(child.name))])
    for (const { comment } of child.signatures ?? [child]) comment.blockTags.push(tag)
  }
}

/** Puts what is in a group into the order of its names: what is called first stands first. */
function order(project) {
  const places = new Map(groups.flatMap(({ names }) => names.map((name, i) => [name, i])))
  for (const { children } of project.categories)
    children.sort((one, other) => places.get(one.name) - places.get(other.name))
}

/** What stands above the groups: what the library is, and an example that runs beside its own text. */
function opening(root, { code }) {
  const read = (file) => readFileSync(join(root, '.scripts', 'api', file), 'utf8')
  const example = read('example.html').trim()
  const text = `<pre tabindex="0" aria-label="The code of the example">${code(example)}</pre>`
  const comment = new Comment([
    textPart(`${read('opening.md')}\n<div class="live">\n${example}\n</div>\n\n${text}\n`),
  ])
  for (const { title, words } of groups)
    comment.blockTags.push(new CommentTag('@categoryDescription', [textPart(`${title}\n${words}`)]))
  return comment
}

/** Mends a page for who hears it: its main part is named, no heading skips a level, and what folds holds no link. */
function mend(html) {
  let before = 0
  return html
    .replace('<div class="col-content">', '<div class="col-content" role="main">')
    .replace(
      '<div class="col-sidebar">',
      '<div class="col-sidebar" role="complementary" aria-label="Contents">',
    )
    .replaceAll(/<summary.*?<\/summary>/gsu, (summary) =>
      summary.replaceAll(/<a [^>]*class="tsd-anchor-icon">.*?<\/a>/gsu, ''),
    )
    .replaceAll(/<h([1-6])(.*?)<\/h\1>/gsu, (_, level, rest) => {
      before = Math.min(Number(level), before + 1)
      return `<h${before}${rest}</h${before}>`
    })
}

/** Links from every page to the rest of the site. */
function siteLinks({ page }) {
  const site = '../'.repeat(page.url.split('/').length)
  const link = (href, words) => JSX.createElement('a', { href: `${site}${href}` }, words)
  return JSX.createElement(
    'nav',
    { class: 'site', 'aria-label': 'The site' },
    link('', 'Badlands'),
    link('recipes/', 'Embed a landscape'),
    link('write/', 'Write a lecture'),
  )
}

export async function buildApi(root, outDir) {
  const words = await runSource('.scripts/api/words.ts')
  const app = await Application.bootstrap({
    name: 'Badlands, the library',
    entryPoints: [join(root, '.scripts', 'api', 'entry.ts')],
    tsconfig: join(root, '.scripts', 'api', 'tsconfig.json'),
    readme: 'none',
    out: outDir,
    customCss: join(root, '.scripts', 'api', 'api.css'),
    favicon: join(root, 'public', 'icon.svg'),
    // The compiler checks them already, in `npm run check`.
    skipErrorChecking: true,
    excludeExternals: true,
    excludePrivate: true,
    excludeProtected: true,
    disableSources: true,
    includeHierarchySummary: false,
    hideGenerator: true,
    useFirstParagraphOfCommentAsSummary: true,
    categorizeByGroup: false,
    categoryOrder: groups.map(({ title }) => title),
    navigation: { includeCategories: true, includeGroups: false },
    intentionallyNotExported: inner,
    blockTags: [...OptionDefaults.blockTags, ...Object.keys(listed)],
    logLevel: LogLevel.Warn,
  })
  const { warn } = app.logger
  app.logger.warn = (text, ...place) => {
    // The forms of experiments, whose fields are listed in words, have many of them; nothing of them is on the pages.
    if (!text.includes('has multiple declarations with a comment')) warn.call(app.logger, text, ...place)
  }
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    keepPublic(project)
    polish(project)
    shorten(project, words)
    group(project)
    project.comment = opening(root, words)
  })
  app.converter.on(
    Converter.EVENT_RESOLVE_END,
    ({ project }) => {
      hideSchemas(project)
      order(project)
    },
    -1000,
  )
  app.renderer.hooks.on('body.begin', siteLinks)
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = mend(page.contents)
  })
  const project = await app.convert()
  if (!project) throw new Error('The pages about the library could not be made.')
  app.validate(project)
  await app.generateOutputs(project)
  dress(root, outDir, words)
  if (app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error('The pages about the library have warnings.')
}

/** Puts the project's colours and typefaces under the rules of the pages. */
function dress(root, outDir, { lookStyles }) {
  const assets = join(outDir, 'assets')
  mkdirSync(join(assets, 'fonts'), { recursive: true })
  const typeface = ({ file }) => {
    copyFileSync(join(root, 'node_modules', file), join(assets, 'fonts', basename(file)))
    return `fonts/${basename(file)}`
  }
  const rules = join(assets, 'custom.css')
  writeFileSync(rules, `${lookStyles(typeface)}\n${readFileSync(rules, 'utf8')}`)
}
