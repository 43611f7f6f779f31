/** What the HTTP API takes and answers, as schemas; and the table of its operations. */
export {
  allows,
  type AnswerOf,
  type LookupQuestion,
  operations,
  type Operation,
  type OperationId,
  type QueryOf,
  type Scope,
  scopes,
} from './operations.ts'
export { openApi } from './openapi.ts'
export { type Problem, problemSchema } from './problem.ts'
