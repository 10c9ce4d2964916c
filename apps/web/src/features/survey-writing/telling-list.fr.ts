import { doorSign, eitherCase, letters, notOf, oneOf, someWords, surname, type TellingList } from './telling-words.ts';

const months = oneOf('janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre');
const weekdays = oneOf('lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche');
const roles = oneOf(
  'infirmi(?:er|ère), médecin, docteure?, chirurgien(?:ne)?, sage-femme, aide-soignante?, thérapeute, kinésithérapeute, kiné, ' +
    'psychologue, apprentie?, stagiaire, étudiante?, secrétaire, assistante?, pharmacien(?:ne)?, technicien(?:ne)?, ambulanci(?:er|ère), ' +
    "interne, cadre, adjointe?, agente? d[’']entretien, cuisini(?:er|ère), brancardi(?:er|ère), nouve(?:au|lle), remplaçante?, intérimaire",
);

export const french: TellingList = {
  anyCase: {
    only: [
      `(?:comme|en tant que) (?:votre |ton |ta |son |sa |leur |notre |le |la |l[’']?)?(?:seule?|unique)(?: [${letters}]{2,24})?`,
      `(?:je suis|j[’']étais|étant) (?:votre |ton |ta |son |sa |le |la |l[’']?)(?:seule?|unique)(?: [${letters}]{2,24})?`,
      `(?:comme|étant) l[’']une? des (?:deux|trois|rares)(?: [${letters}-]{2,24})?`,
      "(?:le|la) seule? (?:du service|de l[’']équipe|femme|homme|infirmi(?:er|ère)|médecin)",
      "personne d[’']autre que moi|à part moi,? personne",
    ],
    date: [
      `(?:1er|\\d{1,2}) ${months}(?: (?:19|20)\\d\\d)?`,
      `(?:en|depuis|début|fin) ${months}`,
      `${weekdays} (?:dernier|passé|soir|matin|après-midi)|tous les ${weekdays}s?`,
      'hier (?:soir|matin|après-midi)|avant-hier|la semaine dernière|le mois dernier|la nuit dernière',
      '(?:en|depuis) (?:19|20)\\d\\d',
      'depuis (?:plus de |près de )?\\d{1,2} ans',
    ],
    place: [
      '(?:dans|à|chez) (?:mon|notre) (?:service|unité|étage|bureau|cabinet|clinique|département|labo|laboratoire|site)',
      `au ${oneOf('premier, deuxième, second, troisième, quatrième, cinquième, dernier, rez-de-chaussée, \\d{1,2}(?:e|ème|er)')}(?: étage)?`,
    ],
    role: [
      `(?:moi,? )?(?:comme |en tant qu(?:e |[’']))(?:une? |l[’'])?${someWords}${roles}${notOf('elle, il, iel, vous')}`,
      `en tant qu(?:e |[’'])(?:[${letters}-]{2,24},? ){1,4}(?:je|j[’'])`,
      `(?:je suis|j[’']étais|je travaille comme) (?:une? |l[’']|la |le |votre )?${someWords}${roles}`,
      "dans mon (?:rôle|poste|métier|travail) (?:de|d[’']|comme)|dans ma fonction|en ma qualité d",
    ],
    phone: ['(?:poste|téléphone|tél|bip)[.:]? ?\\d[\\d ./-]{2,14}\\d'],
  },
  asWritten: {
    place: [
      `${eitherCase('salle, chambre, unité, service, bâtiment, lit, aile, étage, bloc, box, pavillon')} ${doorSign}`,
    ],
    person: [`(?:Monsieur|Madame|Mme|M\\.|Mlle|Dr|Docteur|Docteure|Pr|Professeure?) ${surname}`],
  },
};
