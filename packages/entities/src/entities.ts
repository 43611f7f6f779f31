/** The people, organizations and places a text names, and which thing each name stands for. */
export { mentionsAt, tagEntities } from './tag-entities.ts'
