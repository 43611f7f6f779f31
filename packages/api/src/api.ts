/** What the HTTP API takes and answers, as schemas; and the table of its operations. */
export { allows, type Operation, type Scope, scopes } from './operation.ts'
export { type AnswerOf, type LookupQuestion, operations, type OperationId, type QueryOf } from './operations.ts'
export { openApi } from './openapi.ts'
export { type Problem, problemSchema } from './problem.ts'
