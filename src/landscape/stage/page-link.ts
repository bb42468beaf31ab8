import { html } from 'lit'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { finish } from '../../math/work.ts'
import { nowhere, type LecturePlace } from '../../scenarios/place.ts'
import { fetchLinks } from '../../study/lecture/links.ts'
import { linkOf, stepLink } from '../../study/lecture/route.ts'
import type { Study } from '../../study/study.ts'

/**
 * Returns the address of what a study shows, on the page of Badlands at `page`. If it is too large for a
 * link, it is the address of its step as written, or of the page.
 */
function addressOf({ place, shown }: Study, page: string): string {
  const url = new URL(page, document.baseURI)
  const { lecture } = place.peek()
  // A lecture too large for a link exists only on this machine.
  const given: LecturePlace = lecture?.manuscript?.excess ? nowhere : place.peek()
  try {
    url.hash = finish(linkOf(given, shown.peek()))
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    url.hash = given.lecture ? stepLink(given.lecture, given.step, given.reading) : ''
  }
  return url.href
}

/**
 * Returns a link that opens what is shown in a new tab, on the page of Badlands at `page`. Its address, which
 * may be long, is written on first use.
 */
function pageLink(study: Study, page: string) {
  const aim = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLAnchorElement) currentTarget.href = addressOf(study, page)
  }
  return html`<a
    class="page-link"
    part="link"
    href=${page}
    target="_blank"
    rel="noopener"
    title="Open this view on its own page, in a new tab"
    @pointerenter=${aim}
    @focus=${aim}
    @pointerdown=${aim}
    @click=${aim}
    >Open in Badlands</a
  >`
}

/** The template of a study's link to a page. */
export type PageLink = typeof pageLink

/** Loads what the link needs, and returns its template. */
export async function fetchPageLink(): Promise<PageLink> {
  await fetchLinks()
  return pageLink
}
