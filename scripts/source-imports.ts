export type Import = { specifier: string; names: string; typeOnly: boolean }

const STRING_OR_COMMENT = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[^]*?\*\//g

/** The code without its comments, so that what they mention is not taken for use. */
export const withoutComments = (code: string): string =>
  code.replace(STRING_OR_COMMENT, (match) => (match.startsWith('/') ? ' ' : match))

/** The code without comments and without what its quoted strings say. */
export const withoutStrings = (code: string): string =>
  code.replace(STRING_OR_COMMENT, (match) => (match.startsWith('/') ? ' ' : "''"))

const STATIC = /^[ \t]*(?:import|export)\b([^'";]*?)\bfrom\s*['"]([^'"]+)['"]/gm
const BARE = /^[ \t]*import\s*['"]([^'"]+)['"]/gm
const CALLED = /(?<![\w$.])(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g

/** Every module a TypeScript file imports, with the names it takes. */
export function importsOf(code: string): Import[] {
  const text = withoutComments(code)
  const named = [...text.matchAll(STATIC)].map(([, names = '', specifier = '']) => ({
    specifier,
    names,
    typeOnly: /^\s*type\b/.test(names),
  }))
  const whole = [...text.matchAll(BARE), ...text.matchAll(CALLED)].map(([, specifier = '']) => ({
    specifier,
    names: '*',
    typeOnly: false,
  }))
  return [...named, ...whole]
}
