import { allFakers } from '@faker-js/faker'
import { listed } from '../../src/tables/listed.ts'
import type { Random } from '../random.ts'

/** A person as a text names him: the whole name first, then by the name that stands for it. */
export type Person = { first: string; last: string; full: string }

type Names = { first: string[]; last: string[]; familyFirst: boolean }

const LATIN = /^[\p{Script=Latin}\p{M}'’-]+$/u
const latin = (names: unknown): string[] =>
  Object.values((names ?? {}) as Record<string, unknown>)
    .flat()
    .filter((name): name is string => typeof name === 'string' && LATIN.test(name) && name.length > 1)

/** Peoples whose names faker has not in Latin letters, as English news writes them. */
const ROMANISED: { first: string; last: string; familyFirst: boolean }[] = [
  {
    familyFirst: false,
    first: `Ahmed Mohammed Mahmoud Ali Hassan Hussein Omar Khaled Abdullah Abdul-Rahman Ibrahim Yasser Mustafa Nabil Samir Tariq Walid Ziad Faisal Salman Saud Bandar Hamad Khalifa Nasser Anwar Hosni Saddam Bashar Hafez Farouq Amr Zaki Ismail Fatima Leila Amina Hanan Nadia Rania Mona`,
    last: `al-Assad al-Sahhaf al-Thani al-Maktoum al-Saud al-Masri al-Hashimi al-Sadr al-Bashir al-Faisal al-Sharaa al-Jubeir Mubarak Arafat Abbas Qurei Erekat Shaath Hariri Berri Nasrallah Hamdan Khatib Mansour Haddad Khoury Saleh Hadi Hussein Aziz Ramadan Hammadi Majali Kabariti Moussa Sharif Tantawi Ghali Hamdi Nasser Salem Suleiman Barghouti Meshaal Haniyeh Yassin Zahar Dahlan Rajoub`,
  },
  {
    familyFirst: false,
    first: `Hashemi Akbar Ali Mohammad Hassan Hossein Mahmoud Kamal Gholamreza Abbas Javad Mehdi Ebrahim Masoud Reza Amir Farhad Shirin`,
    last: `Rafsanjani Khatami Velayati Rouhani Ahmadinejad Zarif Araghchi Raisi Pezeshkian Khamenei Larijani Kharrazi Mousavi Karroubi Hosseini Rezaei Shamkhani Jannati Nateq-Nouri Qalibaf Soleimani Salehi`,
  },
  {
    familyFirst: true,
    first: `Dae-jung Young-sam Jong-il Jong-un Il-sung Jong-pil Hoi-chang Geun-hye Jae-in Suk-yeol Yong-hyun Myung-bak Moo-hyun Tae-woo Ki-moon Kyung-wha Eui-yong Jae-myung Chung-hee Nam-ki Seong-min Ji-won Hyun-woo Min-jun Sung-hoon Kwang-jin Yo-jong`,
    last: `Kim Lee Park Choi Chung Jung Kang Cho Yoon Yun Chang Lim Im Han Shin Suh Kwon Hwang Ahn An Song Yoo Hong Ryu Ri Pak Choe No Roh Moon Ban Hyon`,
  },
  {
    familyFirst: true,
    first: `Zemin Peng Jintao Jiabao Keqiang Jinping Qichen Rongji Xiaoping Ziyang Yaobang Yi Wei Jing Ming Hua Guofang Tianshi Jianmin Lan Ruihuan Shen Guofeng Binyan Jingsheng Dan Xiaobo Wenli Chee-hwa Chu-ming Fang Li Na Yao Ping Qiang Long Zhiyuan Hongwei Deming`,
    last: `Jiang Li Hu Wen Xi Qian Zhu Deng Zhao Wang Zhang Liu Chen Yang Huang Wu Zhou Xu Sun Ma Gao Lin He Guo Luo Liang Song Zheng Xie Tang Feng Yu Dong Cao Yuan Wei Tung Tsang Shen Cui Bo Lu Yao`,
  },
  {
    familyFirst: false,
    first: `Ryutaro Junichiro Shinzo Kiichi Morihiro Tsutomu Tomiichi Yohei Yukihiko Taro Naoto Yoshihiko Fumio Shigeru Hiroshi Kenji Takeshi Masahiro Koji Yutaka Akira Ichiro Hideki Toshiki Noboru Keizo Seiroku Makoto Kazuo Satoshi Hidetoshi Shunsuke Naomi Yuriko Kimiko Ai Kyoko Yoko Masako Sachiko Wataru Hideo`,
    last: `Hashimoto Koizumi Abe Miyazawa Hosokawa Hata Murayama Kono Ikeda Aso Kan Noda Kishida Ishiba Tanaka Suzuki Sato Takahashi Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura Shimizu Hayashi Saito Mori Okada Fujita Goto Nakata Nomo Suga Obuchi Kajiyama Kubo Ozawa Hatoyama Date Sugiyama Sawamatsu Kuroda`,
  },
  {
    familyFirst: false,
    first: `Atal Inder Narasimha Deve Narendra Rahul Sonia Rajiv Manmohan Amit Arvind Lalu Mulayam Sharad Pranab Jaswant Yashwant Sachin Sourav Anil Javagal Venkatesh Rahul Ajay Vinod Nikhil Mamata Nirmala Benazir Nawaz Imran Asif Shehbaz Wasim Waqar Inzamam Saeed Salim Aamir Moin Mushtaq Ijaz Chandrika Ranil Mahinda Arjuna Sanath Aravinda Muttiah Sheikh Khaleda Hasina`,
    last: `Vajpayee Gujral Rao Gowda Modi Gandhi Singh Kejriwal Yadav Pawar Mukherjee Sinha Tendulkar Ganguly Kumble Srinath Prasad Dravid Jadeja Kambli Banerjee Sitharaman Bhutto Sharif Khan Zardari Akram Younis Ul-Haq Anwar Malik Sohail Ahmed Kumaratunga Wickremesinghe Rajapaksa Ranatunga Jayasuriya Muralitharan Patel Mehta Sharma Gupta Reddy Nair Iyer Menon Desai Joshi Shah Verma Chidambaram Advani Jaitley`,
  },
  {
    familyFirst: false,
    first: `Chavalit Banharn Chuan Thaksin Prayuth Srettha Paetongtarn Amnuay Surin Suharto Megawati Joko Prabowo Habibie Amien Mahathir Anwar Goh Ne Corazon Fidel Joseph Ferdinand Rodrigo Gloria Sam Do Vo Phan Nguyen Norodom Hun Ung Aung Khin Than Thein`,
    last: `Yongchaiyudh Silpa-archa Leekpai Shinawatra Chan-ocha Thavisin Viravan Pitsuwan Sukarnoputri Widodo Subianto Rais Mohamad Ibrahim Aquino Ramos Estrada Marcos Duterte Arroyo Rainsy Muoi Kiet Sihanouk Ranariddh Sen Huot Suu-Kyi Nyunt Shwe Sein`,
  },
  {
    familyFirst: false,
    first: `Laurent Joseph Juvenal Pasteur Yoweri Paul Daniel Robert Joshua Frederick Kenneth Julius Benjamin Nelson Thabo Mangosuthu Cyril Jacob Olusegun Sani Moshood Wole Ken Goodluck Muhammadu Bola Jerry John Nana Blaise Gnassingbe Omar Idriss Denis Abdou Macky Meles Isaias Hussein Raila Mwai William Uhuru Emmerson Morgan Hage Hailemariam Abiy`,
    last: `Kabila Mobutu Habyarimana Bizimungu Museveni Kagame arap-Moi Mugabe Nkomo Chiluba Kaunda Nyerere Mkapa Mandela Mbeki Buthelezi Ramaphosa Zuma Obasanjo Abacha Abiola Soyinka Saro-Wiwa Jonathan Buhari Tinubu Rawlings Kufuor Akufo-Addo Compaore Eyadema Bongo Deby Sassou-Nguesso Diouf Sall Zenawi Afwerki Aideed Odinga Kibaki Ruto Kenyatta Mnangagwa Tsvangirai Geingob Desalegn Ahmed Okonkwo Adeyemi Mensah Boateng`,
  },
]

const INITIALS = listed('A B C D E F G H J K L M P R S T W')

/** Two first names, family names of several parts, and given names with a hyphen, as many peoples have them. */
export class PeopleMaker {
  readonly #peoples: Names[]

  constructor() {
    const fakers = Object.entries(allFakers).flatMap(([locale, faker]): Names[] => {
      const { person } = faker.rawDefinitions
      const names = { first: latin(person?.first_name), last: latin(person?.last_name), familyFirst: false }
      return locale === 'base' || names.first.length < 40 || names.last.length < 20 ? [] : [names]
    })
    const romanised = ROMANISED.map(({ first, last, familyFirst }) => ({
      first: listed(first),
      last: listed(last),
      familyFirst,
    }))
    this.#peoples = [...fakers, ...romanised, ...romanised]
  }

  make(random: Random): Person {
    const people = random.pick(this.#peoples)
    let first = plain(random.pick(people.first), random)
    let last = plain(random.pick(people.last), random)
    if (random.chance(0.35)) last = blended(last, plain(random.pick(people.last), random), random)
    if (random.chance(0.12)) first = blended(first, plain(random.pick(people.first), random), random)
    if (people.familyFirst)
      return {
        first,
        last,
        full: random.chance(0.8)
          ? `${last} ${first}`
          : `${last} ${first.replace(/-(.)/, (_, letter: string) => ` ${letter.toUpperCase()}`)}`,
      }
    if (random.chance(0.06)) first += ` ${random.pick(INITIALS)}.`
    else if (random.chance(0.05)) first += ` ${plain(random.pick(people.first), random)}`
    if (random.chance(0.03))
      last =
        `${random.pick(['van', 'van der', 'de', 'von', 'Van', 'De', 'da', 'del', 'di', 'bin', 'ben', 'Mc', "O'", 'St.'])} ${last}`.replace(
          /(Mc|O') /,
          '$1',
        )
    if (random.chance(0.03)) last += `-${plain(random.pick(people.last), random)}`
    if (random.chance(0.02))
      return { first, last, full: `${first} ${last} ${random.pick(['Jr.', 'Jr', 'Sr.', 'III'])}` }
    return { first, last, full: `${first} ${last}` }
  }
}

/** News agencies mostly leave accents out. */
function plain(name: string, random: Random): string {
  return random.chance(0.85)
    ? name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ø', 'o')
    : name
}

/** A name that stands in no table: the beginning of one and the end of another. */
export function blended(left: string, right: string, random: Random): string {
  if (left.length < 4 || right.length < 4 || /[ '-]/.test(left + right)) return left
  const name = left.slice(0, 2 + random.below(left.length - 3)) + right.slice(1 + random.below(right.length - 3))
  return name.length < 4 || name.length > 13 ? left : name
}
