import { doorSign, eitherCase, letters, notOf, oneOf, someWords, surname, type TellingList } from './telling-words.ts';

const months = oneOf(
  'january, february, march, april, may, june, july, august, september, october, november, december',
);
const shortMonths = oneOf('jan, feb, mar, apr, jun, jul, aug, sept?, oct, nov, dec');
const weekdays = oneOf('monday, tuesday, wednesday, thursday, friday, saturday, sunday');
const roles = oneOf(
  'nurse, doctor, physician, surgeon, midwife, therapist, physiotherapist, psychologist, trainee, apprentice, intern, student, ' +
    'secretary, assistant, pharmacist, technician, radiographer, paramedic, an(?:a)?esthetist, resident, registrar, consultant, ' +
    'deputy, cleaner, cook, porter, accountant, social worker, newcomer, freelancer',
);
/** "As a result I", "as a team I": nobody's role. */
const noRole = oneOf(
  'result, rule, whole, consequence, matter, team, group, start, first, next, reminder, example, bonus, side',
);
const whose = oneOf('your, his, her, their, our, the, an?');

export const english: TellingList = {
  anyCase: {
    only: [
      `as ${whose} (?:only|sole|one and only)(?: [${letters}]{2,24})?`,
      `${oneOf("i am, i['’]m, i was, i['’]ve been, being")} ${whose} (?:only|sole)(?: [${letters}]{2,24})?`,
      `as one of (?:the |your )?(?:two|three|few|only)(?: [${letters}]{2,24})?`,
      'the only (?:one of us|woman|man|male|female|nurse|doctor|physician|midwife|part-timer)',
      'no ?(?:one|body) else (?:in|on|of) (?:the|my|our) (?:team|ward|unit|group)',
    ],
    date: [
      `\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months}|${shortMonths})`,
      `(?:${months}|${shortMonths}) \\d{1,2}(?:st|nd|rd|th)?`,
      `(?:last|this past|on|every) ${weekdays}(?: (?:morning|night|evening|afternoon))?`,
      'yesterday|last night|last week|last month',
      '(?:in|since|until) (?:19|20)\\d\\d',
      '(?:for|since|after) (?:over |almost |nearly |the last |more than )?\\d{1,2} years',
    ],
    place: [
      '(?:on|in|to|at) (?:my|our) (?:ward|unit|department|floor|office|clinic|practice|station|site|lab)',
      `(?:the )?${oneOf('first, second, third, fourth, fifth, sixth, top, ground, \\d{1,2}(?:st|nd|rd|th)')} floor`,
    ],
    role: [
      `as (?:an?|the|your|their) (?!${noRole}\\b)${someWords}(?:[${letters}'’-]{2,24}),? i(?:['’](?:m|ve|d|ll))?`,
      `as (?:an?|the|your|their) ${someWords}${roles}${notOf('she, he, they, you')}`,
      `(?:i am|i['’]m|i work as|i['’]ve worked as|i['’]ve been|i was) (?:an?|the|your|their) ${someWords}${roles}`,
      'in my (?:role|job|position|function|work|capacity) as',
    ],
    phone: ['(?:ext|extension|phone|tel|call me on|pager|bleep)[.:]? ?\\d[\\d /-]{2,14}\\d'],
  },
  asWritten: {
    date: ['[Ii]n (?:January|February|March|April|May|June|July|August|September|October|November|December)'],
    place: [
      `${eitherCase('ward, room, unit, bed, theatre, building, wing, level, bay, clinic, floor, station')} ${doorSign}`,
    ],
    person: [`(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sister|Nurse)\\.? ${surname}`],
  },
};
