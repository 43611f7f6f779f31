import { describe, expect, it } from 'vitest'
import { limitOf, readHostLimits } from './host-limits.ts'

const limits = (text: string) => {
  const read = readHostLimits(text)
  if (typeof read === 'string') throw new Error(read)
  return { hostIntervalMs: 1000, hostAtOnce: 2, hostLimits: read }
}

describe('limits of single hosts', () => {
  it('hold for the host, at any port unless one is named', () => {
    const config = limits('Example.com=5s/3, news.example:8080=250ms\nslow.example=1.5m [::1]=0s/9')
    expect(limitOf(config, 'example.com')).toEqual({ intervalMs: 5000, atOnce: 3 })
    expect(limitOf(config, 'example.com:81')).toEqual({ intervalMs: 5000, atOnce: 3 })
    expect(limitOf(config, 'news.example:8080')).toEqual({ intervalMs: 250, atOnce: 1 })
    expect(limitOf(config, 'slow.example')).toEqual({ intervalMs: 90_000, atOnce: 1 })
    expect(limitOf(config, '[::1]:7070')).toEqual({ intervalMs: 0, atOnce: 9 })
  })

  it('leave all others to what holds for all', () => {
    const config = limits('news.example:8080=250ms')
    expect(limitOf(config, 'news.example')).toEqual({ intervalMs: 1000, atOnce: 2 })
    expect(limitOf(config, 'www.news.example:8080')).toEqual({ intervalMs: 1000, atOnce: 2 })
    expect(limitOf(limits(' '), 'any.example')).toEqual({ intervalMs: 1000, atOnce: 2 })
  })

  it.each(['example.com', 'example.com=5', 'example.com=5s/0', '=5s', 'a/b=5s', 'me@a=5s', 'a=-1s', 'http://a=5s'])(
    'cannot be written "%s"',
    (text) => expect(readHostLimits(text)).toContain('example.com=5s/1'),
  )
})
