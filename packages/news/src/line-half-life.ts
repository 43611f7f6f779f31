/** A line that an outlet did not show for so many days counts half of what it did: a site's boxes change. */
export const LINE_HALF_LIFE_DAYS = 30
