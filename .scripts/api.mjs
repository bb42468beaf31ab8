// Writes pages about the library and the element from their docstrings. Warnings are errors, so everything
// public must be documented.
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

/** Types derived from schemas. Their fields are listed in words, since the full types would fill pages. */
const forms = ['TrainingInput', 'TrainingExperiment', 'ProblemInput', 'ProblemExperiment']

/** Types that public ones refer to and whose names alone say nothing. */
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

/** Removes the element's non-public members from the pages. Throws if a public one is missing. */
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

/** Tags that occur often in a class, with the heading under which they are listed. */
const listed = { '@fires': '@events', '@csspart': '@parts' }

/** Lists events and parts, each kind under one heading, and writes w₀ with its subscript. */
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

/**
 * Removes schemas from a type's page: bases without a page of their own, and schema code as a default value.
 */
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

/** Puts each export into its group. Throws if an export has no group, or a group names a missing export. */
function group(project) {
  for (const document of project.documents) {
    document.name = documentName
    document.comment = new Comment([textPart(documentWords)])
    // The page already has a heading.
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

/** Sorts each group in the order of its list of names. */
function order(project) {
  const places = new Map(groups.flatMap(({ names }) => names.map((name, i) => [name, i])))
  for (const { children } of project.categories)
    children.sort((one, other) => places.get(one.name) - places.get(other.name))
}

/** The text above the groups: what the library is, and an example that runs next to its source. */
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

/**
 * Makes a page accessible: names its main landmark, fixes skipped heading levels, and keeps links out of
 * collapsible summaries.
 */
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

/** Links every page to the rest of the site. */
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
    // `npm run check` already type-checks the sources.
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
    // The types of experiments have many such comments, but their fields are listed in words, so none appears
    // on the pages.
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
  if (!project) throw new Error('The API pages could not be made.')
  app.validate(project)
  await app.generateOutputs(project)
  dress(root, outDir, words)
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('The API pages have warnings.')
}

/** Applies the project's colours and typefaces to the pages. */
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
