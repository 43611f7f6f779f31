import { describe, expect, it } from 'vitest'
import { JOIN_LINK } from './cluster.ts'
import { likeness, partsOf } from './likeness.ts'
import { storyVector } from './vector.ts'

type Told = [title: string, text: string]

const alike = (one: Told, other: Told) => {
  const [a, b] = [one, other].map(([title, text]) => partsOf(storyVector({ title, text, mentions: [] })))
  return likeness(a!, b!)
}

/** Of each language two happenings in one agency's phrases, and the first told again by somebody else. */
const HAPPENINGS: Record<string, { one: Told; again: Told; other: Told }> = {
  German: {
    one: [
      'Bäckerei in Trier ausgebrannt',
      'In Trier ist am Montagabend eine Bäckerei ausgebrannt. Nach Angaben der Feuerwehr waren 70 Einsatzkräfte vor Ort. Die Höhe des Schadens ist noch nicht bekannt, teilte ein Sprecher der Polizei mit. Anwohner wurden gebeten, Fenster und Türen geschlossen zu halten. Verletzt wurde niemand.',
    ],
    again: [
      'Großeinsatz in der Trierer Altstadt: Flammen zerstören Bäckerei',
      'Eine Traditionsbäckerei in der Altstadt von Trier ist ein Raub der Flammen geworden. Die Feuerwehr rückte mit 70 Helfern an und rettete die Nachbarhäuser. Der Bäckermeister stand fassungslos vor den Trümmern.',
    ],
    other: [
      'Lagerhalle in Hanau ausgebrannt',
      'In Hanau ist am Montagabend eine Lagerhalle ausgebrannt. Nach Angaben der Feuerwehr waren 120 Einsatzkräfte vor Ort. Die Höhe des Schadens ist noch nicht bekannt, teilte ein Sprecher der Polizei mit. Anwohner wurden gebeten, Fenster und Türen geschlossen zu halten. Verletzt wurde niemand.',
    ],
  },
  Chinese: {
    one: [
      '云南一煤矿发生瓦斯爆炸 已致12人死亡',
      '3月3日上午，云南省曲靖市一处煤矿发生瓦斯爆炸事故。据当地应急管理部门通报，事故已造成12人死亡、5人受伤，另有3人失联。目前救援工作仍在进行中，事故原因正在调查。',
    ],
    again: [
      '曲靖煤矿瓦斯爆炸致12死5伤',
      '曲靖市应急管理局通报称，今天上午当地某煤矿井下发生瓦斯爆炸，截至下午6时，12名矿工遇难，5人送医治疗，仍有3人下落不明。省长已赶赴现场指挥救援。',
    ],
    other: [
      '浙江一工地发生坍塌 已致2人死亡',
      '3月3日上午，浙江省温州市一处工地发生坍塌事故。据当地应急管理部门通报，事故已造成2人死亡、4人受伤。目前救援工作仍在进行中，事故原因正在调查。',
    ],
  },
  Japanese: {
    one: [
      '青森で住宅火災 1人死亡',
      '3日午前2時すぎ、青森県八戸市の住宅で火事があり、木造2階建ての住宅が全焼しました。警察によりますと、焼け跡から1人の遺体が見つかったということです。警察は身元の確認を進めるとともに、火事の原因を調べています。',
    ],
    again: [
      '八戸の住宅全焼、80代男性か',
      '青森県八戸市で3日未明、木造住宅が全焼し、焼け跡から1人の遺体が見つかった。1人暮らしの80代男性と連絡が取れていないという。近所の人は「爆発のような音がした」と話した。',
    ],
    other: [
      '山口で倉庫火災 けが人なし',
      '3日午前5時ごろ、山口県下関市の倉庫で火事があり、鉄骨平屋の倉庫が全焼しました。警察によりますと、けがをした人はいないということです。警察は火事の原因を調べています。',
    ],
  },
}

describe('news in other languages than English', () => {
  it.each(Object.entries(HAPPENINGS))('of one happening is alike, of two it is not: %s', (_, { one, again, other }) => {
    expect(alike(one, again)).toBeGreaterThanOrEqual(JOIN_LINK)
    expect(alike(one, other)).toBeLessThan(JOIN_LINK)
  })
})
