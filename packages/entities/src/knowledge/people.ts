import { listed } from '../tables/listed.ts'

/**
 * People news names without their first name: heads of state and government and others of their rank, now and in the last
 * thirty years. A row: the name, then its other spellings after `=`; `!` before a bare surname that nobody else in the news has;
 * `@` before the Wikidata id, only where it is known for certain. Sources: the governments' own pages, Wikidata.
 */
const PEOPLE = `
Joe Biden=Joseph Biden=Joseph R. Biden=Joseph R. Biden Jr.=!Biden=@Q6279; Donald Trump=Donald J. Trump=!Trump=@Q22686; Barack Obama=!Obama=@Q76; Bill Clinton=William Clinton=@Q1124; Hillary Clinton=Hillary Rodham Clinton=@Q6294;
George W. Bush=@Q207; Ronald Reagan=!Reagan=@Q9960; Kamala Harris=@Q10853588; Mike Pence=Michael Pence=@Q24313; JD Vance=J.D. Vance; Antony Blinken=Tony Blinken=!Blinken; Lloyd Austin; Marco Rubio=!Rubio; Newt Gingrich=!Gingrich; Bob Dole;
Vladimir Putin=!Putin=@Q7747; Dmitry Medvedev=!Medvedev=@Q23530; Sergei Lavrov=!Lavrov; Sergei Shoigu=!Shoigu; Dmitry Peskov=!Peskov; Yevgeny Prigozhin=!Prigozhin; Boris Yeltsin=!Yeltsin=@Q34453; Mikhail Gorbachev=!Gorbachev=@Q30487; Alexei Navalny=Aleksei Navalny=!Navalny; Viktor Chernomyrdin=!Chernomyrdin; Alexander Lebed=!Lebed;
Volodymyr Zelenskyy=Volodymyr Zelensky=Volodymyr Zelenskiy=Vladimir Zelensky=!Zelenskyy=!Zelensky=!Zelenskiy=@Q3874799; Kyrylo Budanov=!Budanov; Petro Poroshenko=!Poroshenko; Valerii Zaluzhnyi=Valeriy Zaluzhny=!Zaluzhnyi=!Zaluzhny; Oleksandr Syrskyi=Oleksandr Syrskyy=!Syrskyi; Dmytro Kuleba=!Kuleba; Andrii Sybiha=!Sybiha; Andriy Yermak=!Yermak; Leonid Kuchma=!Kuchma; Alexander Lukashenko=Aleksandr Lukashenko=!Lukashenko;
Xi Jinping=!Xi=@Q15031; Li Qiang; Wang Yi; Hu Jintao; Jiang Zemin; Deng Xiaoping; Kim Jong Un=Kim Jong-un=@Q56226; Kim Jong Il=Kim Jong-il; Kim Yo Jong=Kim Yo-jong; Kim Yong-hyun=Kim Yong Hyun; Yoon Suk Yeol=Yoon Suk-yeol; Moon Jae-in; Cho Tae-yul; Cho Tae-yong; Lee Jae-myung=Lee Jae Myung; Shinzo Abe=@Q132345; Fumio Kishida=!Kishida; Shigeru Ishiba=!Ishiba; Ryutaro Hashimoto; Junichiro Koizumi=!Koizumi; Lai Ching-te; Tsai Ing-wen; Ferdinand Marcos Jr.; Rodrigo Duterte=!Duterte; Joko Widodo=!Jokowi; Prabowo Subianto=!Prabowo; Mahathir Mohamad=!Mahathir; Lee Hsien Loong; Aung San Suu Kyi=!Suu Kyi=@Q36740;
Narendra Modi=!Modi=@Q1058; Manmohan Singh; Rahul Gandhi; Imran Khan; Shehbaz Sharif; Nawaz Sharif; Sheikh Hasina=!Hasina; Muhammad Yunus; Benazir Bhutto; Dalai Lama=@Q17293;
Benjamin Netanyahu=Binyamin Netanyahu=!Netanyahu=@Q43723; Yoav Gallant=!Gallant; Yitzhak Rabin=!Rabin; Shimon Peres=!Peres; Ariel Sharon; Mahmoud Abbas; Yasser Arafat=!Arafat=@Q34211; Yahya Sinwar=!Sinwar; Ismail Haniyeh=!Haniyeh; Hassan Nasrallah=!Nasrallah; Ali Khamenei=!Khamenei; Masoud Pezeshkian=!Pezeshkian; Ebrahim Raisi=!Raisi; Hassan Rouhani=!Rouhani; Mahmoud Ahmadinejad=!Ahmadinejad; Abbas Araghchi=!Araghchi; Bashar al-Assad=Bashar Assad=!Assad=@Q44329; Saddam Hussein=!Saddam=@Q1316; Muammar Gaddafi=Moammar Gadhafi=Muammar Qaddafi=Moamer Kadhafi=!Gaddafi=!Gadhafi=!Qaddafi; Hosni Mubarak=!Mubarak; Abdel Fattah el-Sissi=Abdel Fattah al-Sisi; Mohammed bin Salman=Mohammad bin Salman; Recep Tayyip Erdogan=Tayyip Erdogan=Recep Tayyip Erdoğan=!Erdogan=!Erdoğan=@Q39259; Hakan Fidan; Osama bin Laden=Usama bin Laden=!bin Laden=@Q1317; Masoud Barzani=Massoud Barzani; Jalal Talabani=!Talabani;
Emmanuel Macron=!Macron=@Q3052772; Jacques Chirac=!Chirac=@Q2105; Nicolas Sarkozy=!Sarkozy=@Q329; Marine Le Pen; Angela Merkel=!Merkel=@Q567; Olaf Scholz=!Scholz=@Q61053; Helmut Kohl=!Kohl; Annalena Baerbock=!Baerbock; Friedrich Merz=!Merz; Keir Starmer=!Starmer=@Q6383803; Rishi Sunak=!Sunak; Boris Johnson=@Q180589; Theresa May=@Q264766; David Cameron=@Q192; Tony Blair=!Blair=@Q9545; John Major; Margaret Thatcher=!Thatcher=@Q7416; King Charles III=Charles III=@Q43274; Queen Elizabeth II=Elizabeth II=@Q9682; Giorgia Meloni=!Meloni; Silvio Berlusconi=!Berlusconi=@Q11860; Romano Prodi=!Prodi; Pedro Sanchez=Pedro Sánchez; Jose Maria Aznar=!Aznar; Viktor Orban=Viktor Orbán=!Orban=!Orbán; Donald Tusk=!Tusk; Andrzej Duda=!Duda; Lech Walesa=Lech Wałęsa=!Walesa; Vaclav Havel=Václav Havel=!Havel; Robert Fico=!Fico; Slobodan Milosevic=!Milosevic; Radovan Karadzic=!Karadzic; Ratko Mladic=!Mladic; Aleksandar Vucic=Aleksandar Vučić=!Vucic; Mark Rutte=!Rutte=@Q57792; Jens Stoltenberg=!Stoltenberg=@Q57652; Ursula von der Leyen=!von der Leyen=@Q60772; Josep Borrell=!Borrell; Kaja Kallas=!Kallas; Charles Michel; Antonio Guterres=António Guterres=!Guterres=@Q311440; Ban Ki-moon; Kofi Annan=!Annan=@Q1254; Boutros Boutros-Ghali=!Boutros-Ghali; Tedros Adhanom Ghebreyesus; Rafael Grossi=Rafael Mariano Grossi=!Grossi; Pope Francis=@Q450675; Pope John Paul II=John Paul II=@Q989; Mother Teresa;
Justin Trudeau=!Trudeau=@Q3099714; Mark Carney=!Carney; Jean Chretien=Jean Chrétien=!Chretien; Claudia Sheinbaum=!Sheinbaum; Andres Manuel Lopez Obrador=Andrés Manuel López Obrador; Ernesto Zedillo=!Zedillo; Luiz Inacio Lula da Silva=Luiz Inácio Lula da Silva=!Lula=@Q37181; Jair Bolsonaro=!Bolsonaro=@Q10304982; Javier Milei=!Milei; Carlos Menem=!Menem; Nicolas Maduro=Nicolás Maduro=!Maduro; Hugo Chavez=Hugo Chávez; Gustavo Petro; Alberto Fujimori=!Fujimori; Fidel Castro=@Q11256; Augusto Pinochet=!Pinochet;
Nelson Mandela=!Mandela=@Q8023; Thabo Mbeki=!Mbeki; Jacob Zuma=!Zuma; Cyril Ramaphosa=!Ramaphosa; Robert Mugabe=!Mugabe; Mobutu Sese Seko=!Mobutu; Paul Kagame=!Kagame; Yoweri Museveni=!Museveni; William Ruto=!Ruto; Abiy Ahmed; Bola Tinubu=!Tinubu; Anthony Albanese=!Albanese; Jacinda Ardern=!Ardern; John Howard;
Elon Musk=!Musk=@Q317521; Bill Gates=@Q5284; Mark Zuckerberg=!Zuckerberg=@Q36215; Jeff Bezos=!Bezos=@Q312556; Tim Cook; Sam Altman=!Altman; George Soros=!Soros; Warren Buffett=!Buffett; Rupert Murdoch=!Murdoch; Jerome Powell; Alan Greenspan=!Greenspan; Christine Lagarde=!Lagarde; Julian Assange=!Assange; Edward Snowden=!Snowden
`

export type KnownPerson = { name: string; spellings: string[]; bare: string[]; wikidata: string | null }

export const knownPeople: KnownPerson[] = listed(PEOPLE, /;/).map((row) => {
  const [name = '', ...rest] = listed(row, /=/)
  const marked = (mark: string) => rest.filter((entry) => entry.startsWith(mark)).map((entry) => entry.slice(1))
  return {
    name,
    spellings: [name, ...rest.filter((entry) => !/^[!@]/.test(entry))],
    bare: marked('!'),
    wikidata: marked('@')[0] ?? null,
  }
})
