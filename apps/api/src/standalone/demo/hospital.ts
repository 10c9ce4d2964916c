import type { Role } from '@heartset/model/api/auth';
import type { Row } from './hospital-rows.ts';
import { peopleOfFurtherSites } from './hospital-sites.ts';

/** A person of the demo hospital: all names and addresses are invented, and `.example` is nobody's domain. */
export interface DemoPerson {
  number: string;
  givenName: string;
  familyName: string;
  title: string;
  department: string;
  site: string;
  managerNumber: string | null;
  careerLevel: 'emerging' | 'mid-level' | 'senior' | null;
  roles: readonly Role[];
}

export const demoOrganizationName = 'Lindenhof Hospital';
const firstSite = 'Lindenhof';

const levels = { e: 'emerging', m: 'mid-level', s: 'senior' } as const;

const peopleOfFirstSite: readonly Row[] = [
  ['1', 'Helena Brandt', 'Hospital Director', 'Executive Board', null, 's'],
  ['2', 'Ruth Adeyemi', 'Chief Nursing Officer', 'Executive Board', '1', 's'],
  ['3', 'Tomasz Zielinski', 'Chief Medical Officer', 'Executive Board', '1', 's'],
  ['4', 'Daniel Frei', 'Chief Operating Officer', 'Executive Board', '1', 's'],
  ['5', 'Ines Moreau', 'Head of Human Resources', 'Human Resources', '1', 's', 'hr'],
  ['6', 'Noor van Dijk', 'Leadership Coach', 'Human Resources', '5', null, 'coach'],
  ['7', 'Petra Novak', 'HR Partner', 'Human Resources', '5'],

  ['10', 'Amara Okafor', 'Nurse Manager', 'Surgery', '2', 'm', 'leader'],
  ['11', 'Jonas Weber', 'Nurse Manager', 'Emergency', '2', 'm', 'leader'],
  ['12', 'Mei Tanaka', 'Nurse Manager', 'Paediatrics', '2', 'e', 'leader'],
  ['13', 'Lucía Herrera', 'Nurse Manager', 'Intensive Care', '2', 'm', 'leader'],
  ['14', 'Oskar Lindgren', 'Nurse Manager', 'Outpatients', '2', 'e', 'leader'],

  ['100', 'Fatima Rahimi', 'Nurse', 'Surgery', '10'],
  ['101', 'Ben Carter', 'Nurse', 'Surgery', '10'],
  ['102', 'Zofia Kowalczyk', 'Nurse', 'Surgery', '10'],
  ['103', 'Marco Bianchi', 'Nurse', 'Surgery', '10'],
  ['104', 'Aisha Diallo', 'Nurse', 'Surgery', '10'],
  ['105', 'Leon Schmid', 'Healthcare Assistant', 'Surgery', '10'],
  ['106', 'Grace Mensah', 'Nurse', 'Surgery', '10'],

  ['110', 'Samuel Ortiz', 'Nurse', 'Emergency', '11'],
  ['111', 'Hanna Virtanen', 'Nurse', 'Emergency', '11'],
  ['112', 'Karim Benali', 'Paramedic', 'Emergency', '11'],
  ['113', 'Elif Yildiz', 'Nurse', 'Emergency', '11'],
  ['114', 'Thomas Meier', 'Nurse', 'Emergency', '11'],
  ['115', 'Rosa Almeida', 'Nurse', 'Emergency', '11'],

  ['120', 'Yuki Sato', 'Nurse', 'Paediatrics', '12'],
  ['121', 'Clara Jensen', 'Nurse', 'Paediatrics', '12'],
  ['122', 'David Mwangi', 'Nurse', 'Paediatrics', '12'],
  ['123', 'Sofia Rossi', 'Play Therapist', 'Paediatrics', '12'],
  ['124', 'Emil Petrov', 'Nurse', 'Paediatrics', '12'],

  ['130', 'Nadia Haddad', 'Nurse', 'Intensive Care', '13'],
  ['131', 'Patrick Byrne', 'Nurse', 'Intensive Care', '13'],
  ['132', 'Linh Tran', 'Nurse', 'Intensive Care', '13'],
  ['133', 'Olga Ivanova', 'Nurse', 'Intensive Care', '13'],
  ['134', 'Felix Huber', 'Nurse', 'Intensive Care', '13'],
  ['135', 'Maya Cohen', 'Nurse', 'Intensive Care', '13'],

  ['140', 'Greta Olsen', 'Medical Assistant', 'Outpatients', '14'],
  ['141', 'Ivan Horvat', 'Medical Assistant', 'Outpatients', '14'],

  ['20', 'Paul Lindqvist', 'Head Physician', 'Surgery', '3', 's', 'leader'],
  ['21', 'Salma Haddad', 'Head Physician', 'Emergency', '3', 's', 'leader'],
  ['22', 'Erik Johansen', 'Head Physician', 'Internal Medicine', '3', 's', 'leader'],
  ['200', 'Anna Keller', 'Surgeon', 'Surgery', '20'],
  ['201', 'Luis Navarro', 'Surgeon', 'Surgery', '20'],
  ['202', 'Chloé Dubois', 'Anaesthetist', 'Surgery', '20'],
  ['203', 'Viktor Szabo', 'Surgeon', 'Surgery', '20'],
  ['210', 'Omar Farouk', 'Physician', 'Emergency', '21'],
  ['211', 'Julia Braun', 'Physician', 'Emergency', '21'],
  ['212', 'Kwame Boateng', 'Physician', 'Emergency', '21'],
  ['220', 'Ingrid Dahl', 'Physician', 'Internal Medicine', '22'],
  ['221', 'Mateo Silva', 'Physician', 'Internal Medicine', '22'],

  ['30', 'Priya Nair', 'Head of IT', 'IT', '4', 'm', 'leader'],
  ['31', 'Stefan Vogel', 'Head of Facilities', 'Facilities', '4', 'm', 'leader'],
  ['300', 'Tim Larsson', 'Systems Engineer', 'IT', '30'],
  ['301', 'Alice Moretti', 'Application Specialist', 'IT', '30'],
  ['302', 'Jakub Nowak', 'Service Desk', 'IT', '30'],
  ['310', 'Manuel Costa', 'Technician', 'Facilities', '31'],
  ['311', 'Birgit Hansen', 'Housekeeping Lead', 'Facilities', '31'],
];

const rows: readonly { site: string; row: Row }[] = [
  ...peopleOfFirstSite.map((row) => ({ site: firstSite, row })),
  ...Object.entries(peopleOfFurtherSites).flatMap(([site, people]) => people.map((row) => ({ site, row }))),
];
const managerNumbers = new Set(rows.map(({ row }) => row[4]));

/** Everybody of the demo hospital; managers stand before the people they manage or are found by number. */
export const demoPeople: readonly DemoPerson[] = rows.map(
  ({ site, row: [number, name, title, department, managerNumber, level, role] }) => {
    const [givenName = name, ...family] = name.split(' ');
    const roles: Role[] = [
      ...(role ? [role] : []),
      ...(managerNumbers.has(number) && role !== 'leader' ? (['leader'] as const) : []),
    ];
    return {
      number,
      givenName,
      familyName: family.join(' '),
      title,
      department,
      site,
      managerNumber,
      careerLevel: level ? levels[level] : null,
      roles,
    };
  },
);

/** First name dot last name, without accents. */
export function demoEmail({ givenName, familyName }: DemoPerson): string {
  const plain = `${givenName}.${familyName}`.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return `${plain.toLowerCase().replaceAll(' ', '-')}@lindenhof.example`;
}
