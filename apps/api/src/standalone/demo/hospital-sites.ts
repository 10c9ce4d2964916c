import type { Row } from './hospital-rows.ts';

/** Two smaller houses of the same hospital. They stand beside the first one: nobody here is asked about anybody there. */
export const furtherSites = { seepark: 'Seepark', waldrand: 'Waldrand' } as const;

const leadersOfSeepark: readonly Row[] = [
  ['40', 'Miriam Castellano', 'Site Director', 'Executive Board', null, 's'],
  ['41', 'Henrik Solberg', 'Head of Surgery', 'Surgery', '40', 's'],
  ['42', 'Adaeze Nwosu', 'Head of Emergency', 'Emergency', '40', 's'],
  ['43', 'Bruno Ferrari', 'Head of Internal Medicine', 'Internal Medicine', '40', 's'],
  ['44', 'Katarina Zeman', 'Head of Intensive Care', 'Intensive Care', '40', 'm'],
  ['45', 'Lars Nyberg', 'Nurse Manager', 'Paediatrics', '40', 'm'],
  ['46', 'Ana Sousa', 'Nurse Manager', 'Surgery', '41', 'm'],
  ['47', 'Peter Kovacs', 'Theatre Manager', 'Surgery', '41', 'e'],
  ['48', 'Shirin Azadi', 'Nurse Manager', 'Emergency', '42', 'm'],
  ['49', 'Colm Gallagher', 'Shift Leader', 'Emergency', '42', 'e'],
  ['50', 'Tereza Markova', 'Ambulance Coordinator', 'Emergency', '42', 'e'],
  ['51', 'Hugo Lambert', 'Nurse Manager', 'Internal Medicine', '43', 'm'],
  ['52', 'Ngozi Eze', 'Nurse Manager', 'Internal Medicine', '43', 'm'],
  ['53', 'Sanna Koskinen', 'Day Clinic Manager', 'Rehabilitation', '43', 'e'],
  ['54', 'Rafael Pinto', 'Nurse Manager', 'Intensive Care', '44', 'm'],
  ['55', 'Judith Baumann', 'Shift Leader', 'Intensive Care', '44', 'e'],
  ['56', 'Arjun Mehta', 'Shift Leader', 'Intensive Care', '44', 'e'],
];

const leadersOfWaldrand: readonly Row[] = [
  ['60', 'Eleonora Vitale', 'Site Director', 'Executive Board', null, 's'],
  ['61', 'Magnus Eklund', 'Head of Physiotherapy', 'Rehabilitation', '60', 's'],
  ['62', 'Dorota Wisniewska', 'Nurse Manager', 'Rehabilitation', '60', 'm'],
  ['63', 'Yaw Asante', 'Nurse Manager', 'Rehabilitation', '60', 'm'],
  ['64', 'Celine Marchand', 'Head of Speech Therapy', 'Rehabilitation', '60', 'm'],
  ['65', 'Tobias Kern', 'Team Leader', 'Rehabilitation', '60', 'e'],
  ['66', 'Leila Mansouri', 'Team Leader', 'Internal Medicine', '60', 'e'],
];

const givenNames = 'Nora Adam Ida Milan Vera Jonah Elsa Tariq Lotte Davit Mina Oscar'.split(' ');
const familyNames = 'Berger Okoye Lund Castro Fischer Hakim Nemec'.split(' ');

/** How many people without a team of their own work for a leader. */
const teamSizes: Readonly<Record<string, number>> = { '40': 0, '41': 2, '42': 1, '43': 1, '44': 1, '60': 0 };
const usualTeamSize = 4;

/** Staff by leader, each with a name that nobody else has. */
function staffOf(leaders: readonly Row[], firstPlace: number): Row[] {
  const managers = leaders.flatMap((leader) =>
    Array.from({ length: teamSizes[leader[0]] ?? usualTeamSize }, () => leader),
  );
  return managers.map(([number, , , department], index): Row => {
    const place = firstPlace + index;
    const given = givenNames[place % givenNames.length] ?? '';
    const family = familyNames[place % familyNames.length] ?? '';
    const title = department === 'Rehabilitation' ? 'Therapist' : 'Nurse';
    return [String(1000 + place), `${given} ${family}`, title, department, number];
  });
}

const staffOfSeepark = staffOf(leadersOfSeepark, 0);

/** Everybody of the two further houses, by site. */
export const peopleOfFurtherSites: Readonly<Record<string, readonly Row[]>> = {
  [furtherSites.seepark]: [...leadersOfSeepark, ...staffOfSeepark],
  [furtherSites.waldrand]: [...leadersOfWaldrand, ...staffOf(leadersOfWaldrand, staffOfSeepark.length)],
};
