/** A simulated wire service and its outlets, served over HTTP, with the truth about every page. */
export { createNewsroom, type Newsroom, type NewsroomOptions } from './create-newsroom.ts'
export type { TrueArticle, TruePage, TrueStory, Truth } from './truth.ts'
export { createLookAlikes, type LookAlikeArticle } from './look-alikes.ts'
export { createScrapedDay } from './scraped/create-scraped-day.ts'
export type { ScrapedPage } from './scraped/scraped-page.ts'
