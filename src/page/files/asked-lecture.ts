import type { Origin } from '../../exchange/lecture/manuscript.ts'
import { hosts } from './hosts.ts'
import { asGiven } from '../../words/language/language.ts'

/** A file that an address asks for: of this site, or of another host. */
export type AskedFile = (
  | { readonly kind: 'here'; readonly name: string }
  | { readonly kind: 'elsewhere'; readonly host: string; readonly owner: string }
) & {
  readonly address: string
  /** Number of the step that is asked for, from 1, as it is written. */
  readonly step: string
}

/** A lecture that an address asks for, or a reason why there is none. */
export type AskedLecture = AskedFile | { readonly kind: 'refused'; readonly reason: string }

/** Where the text of a file comes from. */
export const originOf = (asked: AskedFile): Origin => ({
  kind: 'address',
  name: asked.kind === 'here' ? asked.name : [asked.host, asked.owner].filter(Boolean).join(', of '),
  address: asked.address,
})

/** What an address of a lecture begins with. The origin of `blob:` is that of this site too, and of `data:` that of a page from a disk. */
const fetched = ['https:', 'http:']

/** A part of an address in plain letters, where it is one. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The address of a file's text, of the page that shows the file where there is one. */
function ofText(url: URL): URL {
  const [owner = '', name = '', ...rest] = url.pathname.slice(1).split('/')
  if (url.host === 'gist.github.com')
    return new URL(`https://gist.githubusercontent.com/${owner}/${name}/raw`)
  if (url.host === 'github.com' && rest[0] === 'blob')
    return new URL(`https://raw.githubusercontent.com/${[owner, name, ...rest.slice(1)].join('/')}`)
  const [, project, ref, file] = /^\/(.+?)\/-\/(?:raw|blob)\/([^/]+)\/(.+)$/.exec(url.pathname) ?? []
  if (url.host !== 'gitlab.com' || !project || !ref || !file) return url
  // Files of their own address are not sent to other pages.
  const [id, path] = [encodeURIComponent(project), encodeURIComponent(plain(file))]
  return new URL(`https://gitlab.com/api/v4/projects/${id}/repository/files/${path}/raw?ref=${ref}`)
}

/** Who has the file, as its address says. */
function ownerOf({ host, pathname }: URL): string {
  const path = host === 'gitlab.com' ? plain(pathname.split('/')[4] ?? '') : pathname.slice(1)
  return path.split('/')[0] ?? ''
}

/** What `?lecture=…&step=…` of a page at `page` asks for; undefined where it asks for nothing. */
export function askedLecture(page: string): AskedLecture | undefined {
  const { searchParams } = new URL(page)
  const asked = searchParams.get('lecture')
  const step = searchParams.get('step') ?? '1'
  if (asked === null) return undefined
  const refused = (why: string) =>
    ({ kind: 'refused', reason: `“${asGiven(asked.slice(0, 200))}” ${why}` }) as const
  if (!URL.canParse(asked, page)) return refused('is not the address of a lecture.')
  const url = new URL(asked, page)
  if (url.protocol === 'file:' && new URL(page).protocol === 'file:')
    return refused('is a local file, and a page opened from disk cannot read other files. Open it here.')
  if (!fetched.includes(url.protocol))
    return refused(
      'is not a web address. Use one that begins with https:, or save the file and open it here.',
    )
  if (url.origin === new URL(page).origin)
    return { kind: 'here', address: url.href, step, name: url.pathname.split('/').at(-1) ?? '' }
  const text = ofText(url)
  if (!hosts.some((host) => text.href.startsWith(host)))
    return refused('is on a host that this page does not fetch from. Save the file and open it here.')
  return { kind: 'elsewhere', address: text.href, step, host: text.host, owner: ownerOf(text) }
}

/** An address that asks for no lecture any more: it was opened, or not wanted. */
export function withoutLecture(page: string): string {
  const url = new URL(page)
  for (const name of ['lecture', 'step']) url.searchParams.delete(name)
  return url.href
}
