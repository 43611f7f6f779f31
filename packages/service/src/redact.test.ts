import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passwordsIn, redactor } from './redact.ts'

describe('redactor', () => {
  it.each([
    ['"url":"https://ada:s3cret@news.example/feed"', '"url":"https://***@news.example/feed"'],
    ['"url":"https://token@news.example/"', '"url":"https://***@news.example/"'],
    ['"error":"connect postgres://a:b%40c@db:5432/x failed"', '"error":"connect postgres://***@db:5432/x failed"'],
    [
      '"url":"https://news.example/rss?access_token=abc&page=2"',
      '"url":"https://news.example/rss?access_token=***&page=2"',
    ],
    [
      '"url":"https://news.example/?a=1&X-Amz-Signature=f00#top"',
      '"url":"https://news.example/?a=1&X-Amz-Signature=***#top"',
    ],
    ['"authorization":"Bearer abc\\"def"', '"authorization":"***"'],
    ['"clientSecret":"x","name":"y"', '"clientSecret":"***","name":"y"'],
  ])('takes the secret out of %s', (line, expected) => {
    expect(redactor([])(`{${line}}`)).toBe(`{${expected}}`)
  })

  it.each([
    '{"url":"https://news.example/2026/03/the-key=to@peace?id=7&page=2"}',
    '{"key":"1kf7-2","msg":"secret talks: token gestures, passwords stolen"}',
    '{"msg":"mail to desk@news.example, see http://a.example/b@c"}',
  ])('leaves %s', (line) => {
    expect(redactor([])(line)).toBe(line)
  })

  it('takes out what it is told, however it is written', () => {
    const secrets = passwordsIn('postgres://copydesk:p%40ss%22word@db/copydesk', undefined, 'redis://:qwertz1@queue')
    const redact = redactor(secrets)
    const told = JSON.stringify({ a: 'the password p@ss"word', b: 'p%40ss%22word', c: 'AUTH qwertz1' })
    expect(redact(told)).toBe(JSON.stringify({ a: 'the password ***', b: '***', c: 'AUTH ***' }))
  })

  it('keeps JSON one line of JSON', () => {
    const redact = redactor(['s3cret!', 'pa"ss\\word'])
    fc.assert(
      fc.property(fc.string(), fc.webUrl({ withQueryParameters: true }), (text, url) => {
        const line = redact(JSON.stringify({ text, url, password: text, more: `${text}s3cret!` }))
        expect(line).not.toContain('\n')
        expect(JSON.parse(line)).toMatchObject({ password: '***' })
      }),
    )
  })
})
