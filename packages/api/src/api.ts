/** What the HTTP API takes and answers, as schemas; and the table of its operations. */
export { allows, operations, type Operation, type OperationId, type Scope, scopes } from './operations.ts'
export { openApi } from './openapi.ts'
export { type Problem, problemSchema } from './problem.ts'
