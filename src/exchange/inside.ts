/**
 * Addresses of the site's files that are embedded in the page, by path; undefined on a site. The build of the single-file page replaces it.
 */
export const inside = undefined as Readonly<Record<string, string>> | undefined
