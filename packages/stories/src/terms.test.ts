import { describe, expect, it } from 'vitest'
import { languageOf } from './language.ts'
import { termsOf } from './terms.ts'

const terms = (text: string) => termsOf(text).map(({ term }) => term)

describe('termsOf', () => {
  it('finds the words of scripts without spaces, and pairs of letters of what no list has', () => {
    expect(terms('贵州省遵义市一家煤矿发生瓦斯爆炸事故')).toEqual(
      expect.arrayContaining(['遵义', '市', '煤矿', '发生', '爆炸', '事故']),
    )
    expect(terms('北海道胆振地方で震度6弱のマグニチュード')).toEqual(
      expect.arrayContaining(['北海道', '胆振', '地方', '震度', '6', 'マグニチュード']),
    )
    expect(terms('경찰은 부산의 한 아파트에서')).toEqual(['경찰', '은', '부산', '의', '한', '아파트', '에서'])
  })

  it('tells where in the text each stands', () => {
    const text = '“Ａ”は𠮷野家の牛丼、L’Assemblée'
    for (const { term, start, end } of termsOf(text))
      expect(text.slice(start, end).normalize('NFKC').toLowerCase()).toBe(term)
    expect(terms(text)).toContain('assemblée')
  })

  it('takes off what French, Italian and Turkish put beside an apostrophe', () => {
    expect(terms('l’incendie d’un immeuble')).toEqual(['incendie', 'un', 'immeuble'])
    expect(terms("nell'esplosione dell’altro")).toEqual(['esplosione', 'altro'])
    expect(terms("Kayseri'nin İstanbul’da Erciş'teki")).toEqual(['kayseri', 'istanbul', 'erciş'])
    expect(terms("O'Brien didn't; the mayor's")).toEqual(["o'brien", "didn't", 'the', 'mayor'])
  })

  it('knows a Russian word by another ending, and keeps the vowels of Hindi with their letters', () => {
    expect(new Set(terms('пожар пожара пожаром')).size).toBe(1)
    expect(terms('हिन्दी में')).toEqual(['हिन्दी', 'में'])
  })
})

describe('languageOf', () => {
  it.each([
    ['en', 'The mayor said on Tuesday that two of the ships had been lost, he said of the war in Die Welt'],
    ['de', 'Nach Angaben der Polizei war es zuvor zu einem Streit gekommen'],
    ['nl', 'De politie is op zoek naar getuigen van het ongeluk'],
    ['fr', 'Une enquête a été ouverte par le parquet, qui a indiqué que les habitants avaient été relogés'],
    ['pt', 'O suspeito foi encaminhado à delegacia e não quis falar'],
    ['es', 'La investigación sigue abierta y no se descartan más detenciones'],
    ['ru', 'В ведомстве сообщили, что в результате пожара никто не пострадал'],
    ['zh', '目前救援工作仍在进行中，事故原因正在进一步调查'],
    ['ja', '警察は運転手から話を聞くなどして、事故の原因を調べています'],
    ['en', ''],
  ])('tells %s by its small words', (language, text) => expect(languageOf(termsOf(text))).toBe(language))
})
