/** The people, organizations and places a text names, and which thing each name stands for. */
export { tagEntities } from './tag-entities.ts'
