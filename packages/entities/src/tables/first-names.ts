import { listed } from './listed.ts'

/** Given names common in news of many countries. Those that are also everyday words stand in `doubtful`. */
export const firstNames = new Set(
  listed(`
  aaron abby abdallah abdel abdul abdulaziz abdullah abe abigail abraham ada adam adele adnan adolf adrian adriana agnes
  ahmad ahmed aidan aisha akbar akira alain alan alana albert alberto alejandra alejandro aleksandr aleksei alessandro
  alex alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia alisha alison allan allen
  allison alyssa amal amanda amber amelia amin amina amir amit amitabh amy ana anand anastasia anatoly anders andre andrea
  andreas andrei andres andrew andrey andrius andrzej andy angel angela angelica angelina angelo angus anil anita anja
  ann anna annabel anne annette annie anthony antoine anton antonia antonio antony anwar april arash ari ariana arjun
  armando arnaud arnold arthur artur arturo arun arvind asad asha ashley ashok asif aslan astrid audrey august
  augustin ayesha aziz babak barack barbara barney barry bart bashar beatrice beatriz becky belinda ben benedict benjamin
  benny bernadette bernard bernardo bernie bert beth bethany betsy betty beverly bianca bilal bill billy bjorn bob bobby
  boris boyd brad bradley brandon brenda brendan brent bret brett brian bridget bruce bruno bryan bryce caitlin caleb
  calvin cameron camila camille candace carl carla carlo carlos carly carmen carol carole carolina caroline carolyn carrie
  casey catherine cathy cecilia celia cesar charlene charles charlie charlotte chelsea cheryl chloe chris christian
  christiane christina christine christoph christophe christopher christy chuck cindy claire clara clarence clark claude
  claudia claudio clayton clemens cliff clifford clint clinton clive colin colleen connie connor conor conrad corey
  cory courtney craig cristian cristiano cristina crystal curtis cynthia cyril daisy dale dalia damian damien dan dana
  daniel daniela daniele danielle danny daria darren daryl dave david davide dawn dean debbie deborah debra deepak denis
  denise dennis derek diana diane diego dieter dimitri dina dinesh dirk djamel dmitri dmitriy dmitry dolores dominic
  dominik dominique don donald donna dorothy doug douglas duncan dustin dwayne dylan earl ed eddie edgar edith eduardo
  edward edwin eileen ekaterina elaine eleanor elena eli elias elie elijah elisa elisabeth elizabeth ella ellen elliot
  elon elsa emil emilia emilio emily emma emmanuel enrique enzo eric erica erich erik erika erin ernest ernesto ernst esther
  ethan eugene eva evan evelyn evgeny fabian fabio faisal farah farhad farid fatima fatou federico felipe felix ferdinand
  fernanda fernando fiona florian frances francesca francesco francine francis francisco franck franco francois frank
  franklin franz fred freddie frederic frederick friedrich fritz gabriel gabriela gabriele gail gareth garry gary gavin
  gemma gene genevieve geoff geoffrey george georges georgina gerald gerard gerhard gerry ghassan giacomo gianni gilbert
  gina giorgia giorgio giovanni giulia giuseppe glen glenn gloria gordon graham greg gregor gregory greta guido guillaume
  guillermo gustavo guy hadi haider hakan hakim hala hamid hamza hannah hans harold harriet harris harry harvey hasan
  hashim hassan hassen hazel heather hector heidi heiko heinrich helen helena helene helmut hendrik henri henrik henry
  herbert herman hernan hilary hillary hiroshi holly horst howard hugh hugo hussain hussein ian ibrahim ida ignacio
  igor ihor ilham ilya imran ines ingrid irene irina iris irwin isaac isabel isabella isabelle ismail ivan ivana ivo jaber
  jack jackie jacob jacqueline jacques jaime jair jake jamal james jamie jan jane janet janice jared jasmine jason javed
  javier jay jean jeanne jeb jeff jeffrey jen jenna jennifer jenny jens jeremy jerome jerry jesse jessica jessie jesus
  jill jim jimmy jo joachim joan joanna joanne joao joaquin jody joe joel joerg johan johanna johannes john johnny jon jonas
  jonathan jorge jose josef joseph josep josh joshua josie joy joyce juan juana juanita judith judy jules julia julian
  juliana julie julien juliet julio julius jun jurgen justin kaitlyn kamal kamala kamil kareem karen karim karin karl
  karla kasim kate katharina katherine kathleen kathryn kathy katie katrina kay kayla keir keith kelly kelvin ken kenneth
  kenny kent kerry kevin khaled khalid khalil kiran kirk kirsten kirsty klaus konstantin kris krishna kristen kristin
  kristina kurt kwame kyle kylie kyrylo lachlan lara larry lars laura lauren laurence laurent laurie lawrence leah lee leila lena
  lenny leo leon leonard leonardo leonid leroy leslie lewis liam lidia lila lillian linda lindsay lindsey lionel lisa liz lloyd
  logan lois lola lorena lorenzo loretta lori lorraine louis louisa louise luc luca lucas lucia lucy luigi luis luisa luiz
  lukas luke luther lydia lynn mabel madeleine madison magdalena maggie magnus mahmoud malcolm malik mandy manfred manuel
  mara marc marcel marcelo marcia marco marcos marcus margaret margarita margot maria marian mariana marianne marie mariel
  marina marine mario marion marisa marius marjorie mark markus marlene marta martha martin martina marvin marwan mary
  maryam masoud massimo mateo matteo matteusz matthew matthias matthieu maureen maurice mauricio mauro max maxim maxime
  maya megan mehdi mehmet mel melanie melania melinda melissa mercedes meredith mia michael michel michele michelle miguel
  mikael mike mikhail mila milan mildred milo milos mindy miranda miriam mitch mitchell mohamed mohamad mohammad mohammed mohsen
  moises molly mona monica monique morgan morris moses mostafa muammar muhammad muhammed murad murray mustafa mykhailo
  mykola nabil nadia nancy naomi narendra natalia natalie natasha nathan nathaniel neil nelson nicholas nick nicola
  nicolas nicole nigel nikita nikki nikola nikolai nikolas nina noah noel noor nora norma norman nouri olaf oleg oleh oleksandr
  oleksii olena olga olive oliver olivia olivier omar orlando oscar osama osman otto owen pablo paige pamela paola paolo
  pascal patricia patrick paul paula paulina paulo pavel pedro peggy penelope penny percy perry pete peter petr petra petro phil
  philip philippe phillip phyllis pierre pietro piotr prakash prince priya qasim quentin rachel rafael rafal rahul raj
  rajesh rajiv ralph ramesh ramin ramon ramzan randall randy raphael raquel rashid raul ravi ray raymond rebecca recep
  regina reinhard rene renee rex reza rhonda ricardo riccardo richard rick ricky rita rob robert roberta roberto robin
  rochelle rod rodney rodrigo rodrigue roger roland rolf roman ron ronald ronnie rory rosa rosalind rosario roscoe ross
  roxanne roy ruben rudolf rudolph rudy rupert russell rustem ruth ryan sabina sabine sabrina sadiq saeed said saleh salim
  sally salman salvador salvatore sam samantha sami samir samuel sandra sandy sanjay sanjeev santiago sara sarah sasha saul
  scott sean sebastian selma serena serge sergei sergey sergio seth shane shannon sharon shaun shawn sheikh sheila shelby
  sheldon shelley sheryl shirley shinzo sidney sigrid silvia silvio simon simone sofia sonia sonya sophia sophie stacey
  stacy stan stanislav stanley stefan stefanie stefano stella stephan stephane stephanie stephen sterling steve steven
  stewart stuart sue sultan sunil suresh susan susanna susanne suzanne svetlana sven sylvia sylvie tamara tammy tania tanya
  tara tariq tatiana taylor ted terence teresa teri terrence terry tessa thaddeus theo theodore theresa therese thierry
  thomas tiffany tim timothy tina tobias toby todd tom tomas tomasz tommy tony tracey tracy travis trevor trey tricia
  tristan troy tyler ulrich ulrike ursula uwe vadim valentina valentin valeria valerie valery vanessa vera vernon veronica
  vicki vicky victor victoria vijay vikram viktor viktoria vince vincent vincenzo virginia vitali vitaly vivian vivek
  vladimir vladislav volker volodymyr vyacheslav wade waleed walid wallace walter wanda warren wayne wei wendy werner
  wesley whitney wilfred wilhelm william willie willy winston wolfgang xavier xi yair yan yana yasmin yasser yevgeny yitzhak
  yoko yoshihide yossi youssef yulia yuri yuriy yusuf yves yvette yvonne zach zachary zachery zahra zainab zara zeynep zoe
  zoltan
  abhishek aditya ajay alok ananya aniket arvinder deepika gaurav harish kavita lakshmi manish manoj meera mukesh nikhil
  nirmala piyush pooja pranab pratap rajnath rohit sachin sandeep shashi shreya sita smriti sonali sushma uday varun
  akinwumi amara amina ayodele bola chidi chinedu emeka folake ifeoma kofi kwesi muhammadu ngozi nkechi olusegun oluwaseun
  thabo sipho themba zanele bongani cyril lindiwe naledi tendai tsitsi robert uhuru wangari
  akiko haruto hideo hiroko kenji kenta makoto masako naoko naruhito sakura satoshi shigeru takashi takeshi yoko yuki yukio
  bao duc hoang linh minh nguyet thanh tran trung tuan
  aoife ciaran niamh oisin padraig roisin saoirse siobhan
  anika birgit ebba gunnar hakon ingvar jorgen kjell lene mette morten nils odd ole olof per pia rasmus soren stig tarja
  agnieszka andrzej bogdan danuta ewa grzegorz jacek jaroslaw krzysztof lech malgorzata marek mateusz wojciech zbigniew
  dragan goran ivica jelena ljubomir milorad mirjana radovan ratko slobodan vesna zoran
  avi benjamin dov ehud eyal gilad itamar moshe naftali shimon tzipi uri yael yoav
  `),
)

/** Given names that are as often an ordinary word, a month or a place: they need another sign of a person. */
export const doubtfulFirstNames = new Set(
  listed(`
  angel april august chad chase christian dawn dean don earl florence francis georgia grace grant guy holly hope india israel
  jack jordan joy june lee madison mark may melbourne milan mercedes norman olive orlando paris pat penny prince ray regina
  rich rob rod rose roman said salvador santiago sterling sue sultan sydney tom troy victoria virginia wade wales warren will
  bill faith frank gene art drew jay victor sandy miles max dale ford harry per odd said jesus charlotte houston austin
  lincoln washington carolina dominic marine noel morris sheikh heather ivory amber
  `),
)

/** Family names common enough to tell a person by, with the family names that come first in East Asian names. */
export const familyNames = new Set(
  listed(`
  adams ahmadi aliyev allen alvarez anderson andersson baker barnes bauer becker bell bennett bergman biden blinken brooks brown
  bukele burke bush butler cameron campbell carter castillo castro chavez chen cheney cheng chopra clark clarke clinton collins cook
  cooper cox cruz davies davis dawson diaz duterte edwards erdogan evans fernandez fischer fisher flores foster garcia
  garland gomez gonzalez gonzales goncharov graham green griffin guterres gutierrez hall hamilton harris harrison hayes henderson
  hernandez hoffmann hughes huang hussein ivanov jackson jansen jenkins jensen jimenez johnson johansson jones kaczynski kelly kennedy
  khamenei khan kim kohl kovalenko kowalski kumar larsen lavrov levy lewis liu lopez lukashenko macron martin martinez mccarthy
  mcconnell mcdonald medvedev merkel meyer milei miller mitchell modi mohammadi moore morales moreno morgan morris mueller muller murphy
  murray mubarak nelson netanyahu nguyen nielsen novak obama okafor olsen orban ortega ortiz osborne parker patel pelosi pence
  perez perry petrov peterson phillips powell pompeo putin rahman ramirez ramos reagan reed reyes reynolds richardson
  rivera roberts robinson rodriguez rodrigues rogers romero romney rossi rubio rumsfeld russell rutte ryan sanchez sanders santos schmidt schneider
  schroeder schulz schwartz scott sharma shevchenko silva simmons simpson singh smirnov smith snyder sokolov spencer stevens
  stewart stoltenberg sullivan sunak suzuki svensson takahashi tanaka taylor thatcher thomas thompson torres trudeau trump tran turner
  vance vasquez volkov wagner walker wallace walsh wang ward watson weber weiss williams williamson wilson wong wright wu
  xi yamamoto yang yellen yeltsin young zelensky zelenskyy zelenskiy zhang zhao zhou zimmerman zuckerberg
  `),
)

/** Family names written before the given name: "Kim Jong Un" is later "Kim". */
export const leadingFamilyNames = new Set(
  listed(`
  ahn bae cai cao chan chang chen cheng cho choi chu chung dang deng ding do doan fan fang feng fu gao gu guo han he ho hoang hong hu
  huang huynh hwang jang jia jiang jin jo jung kang kim ko kwon lai lam lau le lee leung li liang liao lim lin liu lu luo ma mao moon
  ng ngo nguyen oh pan pang park peng pham phan qi qian qin ren ri seo shao shen shi shin sim so son song su sun tan tang
  tian tran trinh truong tsai vo vu wang wei wen wong wu xi xia xiao xie xu yan yang yao ye yeo yi yin yoo yoon yu yuan yun zeng
  zhang zhao zheng zhong zhou zhu zou
  `),
)

/** Particles that join the parts of a person's name, in lower case. */
export const nameParticles = new Set(
  listed(`al bin ben binti da das de del della der di do dos du el ibn la le san ten ter van vander von y zu`),
)
