/** Addresses of the files of the site that the page has inside, by their paths; undefined where the page is a site. The build of the one file puts its own in. */
export const inside = undefined as Readonly<Record<string, string>> | undefined
