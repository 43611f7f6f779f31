import { describe, expect, it } from 'vitest'
import { isEnglish } from './language.ts'

describe('isEnglish', () => {
  it.each([
    'The council said on Tuesday that it would rebuild the bridge, which fell in May, and that nobody had been hurt.',
    'Shares in Oslo rose to a record on Monday as investors bet on rate cuts in Norway.',
    'BRIDGE FALLS IN PORTO',
    'THE COUNCIL SAID ON TUESDAY THAT IT WOULD REBUILD THE BRIDGE, AND THAT THE ROAD WOULD BE CLOSED UNTIL MAY FROM THE HARBOUR TO THE TOWN HALL.',
    'the mayor said no to everyone',
    '',
    '12 - 4',
  ])('takes %s', (text) => expect(isEnglish(text)).toBe(true))

  it.each([
    'De politie heeft maandag in Rotterdam drie mannen aangehouden die ervan worden verdacht dat ze een vrouw hebben ontvoerd. De vrouw was in het weekend als vermist opgegeven. Zij is in goede gezondheid en was op de hoogte.',
    'De premier heeft in Den Haag gesproken. Hij is burgemeester van een stad en zij zijn omgekomen bij een ongeluk in Utrecht.',
    'Politiet oplyser, at en 34-årig mand er anholdt for at have truet en betjent. Det skete, hvor der var mange mennesker. For at undgå flere sager vil regeringen have flere betjente på gaden, siger ministeren.',
    'A rendőrség közölte, hogy a baleset a fővárosban történt, és a sofőr is megsérült. A kormány a jövő héten dönt a javaslatról, ha a bizottság is egyetért, és a szavazás a jövő hónapban lesz.',
    'Sinabi ng pangulo na magbibigay ang gobyerno ng tulong sa mga biktima ng bagyo at namahagi ng pagkain at tubig. Nasawi ang 12 katao at 30 ang sugatan, at ang militar ay tumulong sa mga paaralan.',
    'Die president het gesê die regering is in die proses om die wet te verander en was in die stad. Die polisie het vier mans in hegtenis geneem. Dit was in die middel van die nag.',
    'As provas são claras e as defesas foram ouvidas. As ações começaram a ser tomadas no ano e as famílias esperam a decisão, a mais importante a ser tomada no país.',
    'Die Polizei hat am Montag einen Mann festgenommen, der in Verdacht steht, in mehrere Wohnungen eingebrochen zu sein. Was an dem Abend geschah, will die Polizei in den nächsten Tagen klären.',
    'El presidente anunció este lunes en la capital una inversión millonaria, dijo Duarte.',
    'В пятницу 11 000 человек покинули город, сгорели 340 домов.',
    '部长安娜说，大约11000人离开了。',
  ])('leaves %s', (text) => expect(isEnglish(text)).toBe(false))
})
