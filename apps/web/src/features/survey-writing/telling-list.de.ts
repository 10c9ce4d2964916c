import {
  capital,
  doorSign,
  eitherCase,
  letters,
  notOf,
  oneOf,
  someWords,
  surname,
  type TellingList,
} from './telling-words.ts';

const months = oneOf(
  'januar, jänner, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember',
);
const weekdays = oneOf('montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag');
const roles = oneOf(
  'pflegekraft, pflegefachkraft, pflegefachfrau, pflegefachmann, pflegefachperson, pflegende[rn]?, pfleger(?:in)?, ' +
    'krankenschwester, krankenpfleger(?:in)?, arzt, ärztin, oberarzt, oberärztin, assistenzarzt, assistenzärztin, chirurg(?:in)?, ' +
    'hebamme, therapeut(?:in)?, physiotherapeut(?:in)?, psycholog(?:e|in), auszubildende[rn]?, azubi, lernende[rn]?, ' +
    'praktikant(?:in)?, student(?:in)?, sekretär(?:in)?, apotheker(?:in)?, sanitäter(?:in)?, stationsleitung, stellvertret(?:er|erin|ung), ' +
    'reinigungskraft, koch, köchin, sozialarbeiter(?:in)?, mfa, mta, neuling, teilzeitkraft',
);
/** „Als Erstes“, „als Beispiel“: nobody's role. */
const noRole = oneOf(
  'Beispiel, Erste[sn]?, Nächste[sn]?, Letzte[sn]?, Ganze[sn]?, Folge, Ergebnis, Team, Gruppe, Dank, Grund, Teil, Sie, Ihr',
);

export const german: TellingList = {
  anyCase: {
    only: [
      `als (?:(?:deine?|ihre?|eure?|euer|seine?|unsere?)[rsnm]? |d(?:ie|er|as|em|en) )?einzige[rsnm]?(?: [${letters}]{2,30})?`,
      `ich (?:bin|war) (?:ja )?(?:hier )?(?:der|die|das|ihr|ihre|dein|deine) einzige[rsn]?(?: [${letters}]{2,30})?`,
      `bin ich (?:hier )?(?:der|die) einzige[rsn]?(?: [${letters}]{2,30})?`,
      `als eine[rs]? (?:von|der) (?:zwei|drei|beiden|wenigen)(?: [${letters}]{2,30})?`,
      'außer mir (?:niemand|keiner|keine)|niemand außer mir|keine?r? außer mir',
    ],
    date: [
      `\\d{1,2}\\.? ?${months}(?: (?:19|20)\\d\\d)?`,
      `(?:am|letzten|vorigen|vergangenen|diesen|jeden) ${weekdays}(?:abend|morgen|nacht|nachmittag)?`,
      'gestern|vorgestern|letzte woche|vorige woche|letzten monat|letzte nacht',
      '(?:im jahr|seit|bis|in) (?:19|20)\\d\\d',
      '(?:seit|nach) (?:über |fast |mehr als |bald )?\\d{1,2} jahren',
    ],
    place: [
      '(?:auf|in|bei) (?:meiner|unserer|meinem|unserem) (?:station|abteilung|ebene|stockwerk|büro|praxis|klinik|labor|haus)',
      `(?:im |auf dem )?${oneOf('ersten?, zweiten?, dritten?, vierten?, fünften?, sechsten?, \\d{1,2}\\.')} (?:stock|obergeschoss|og|stockwerk)`,
    ],
    role: [
      `(?:ich )?als (?:(?:eine?[rmns]?|d(?:ie|er|as)|ihre?|deine?) )?${roles}${notOf('sie, er')}`,
      `ich (?:bin|war|arbeite als) (?:hier )?(?:(?:eine?|d(?:ie|er)|ihre?|deine?) )?${someWords}${roles}`,
      'in meiner (?:rolle|funktion|position|eigenschaft|tätigkeit|arbeit) als',
    ],
    phone: ['(?:durchwahl|telefon|tel|nebenstelle|funk|piepser|handy)[.:]? ?\\d[\\d /-]{2,14}\\d'],
  },
  asWritten: {
    date: [
      '(?:[Ii]m|[Ss]eit|[Ee]nde|[Aa]nfang|[Mm]itte) (?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)',
    ],
    role: [`[Aa]ls (?!${noRole}(?![${letters}]))${capital}[${letters}]{2,30} (?:[${letters}]{2,30} ){0,3}ich`],
    place: [
      `${eitherCase('station, zimmer, haus, saal, ebene, stock, etage, gebäude, raum, bett, trakt, ambulanz, schockraum')} ${doorSign}`,
      'OP ?\\d{1,2}',
    ],
    person: [
      `(?:Herrn?|Frau|Dr|Prof|Professor|Professorin|Schwester|Pfleger|Oberarzt|Oberärztin|Chefarzt|Chefärztin)\\.? (?:Dr\\. |Prof\\. )?${surname}`,
    ],
  },
};
