import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES } from './column-names.ts';
import { plainColumnName, recognizeColumns } from './recognize-columns.ts';

describe('recognizeColumns', () => {
  it.each([
    [
      'Oracle HR',
      'EMPLOYEE_ID,FIRST_NAME,LAST_NAME,EMAIL,PHONE_NUMBER,HIRE_DATE,JOB_TITLE,MANAGER_ID,DEPARTMENT_NAME,CITY,COUNTRY_ID',
      { externalId: 0, givenName: 1, familyName: 2, email: 3, title: 6, managerExternalId: 7, department: 8, site: 9 },
    ],
    [
      'German',
      'Personalnummer,Vorname,Nachname,E-Mail-Adresse,Stellenbezeichnung,Abteilung,Führungskraft-ID,Standort,Sprache',
      {
        externalId: 0,
        givenName: 1,
        familyName: 2,
        email: 3,
        title: 4,
        department: 5,
        managerExternalId: 6,
        site: 7,
        locale: 8,
      },
    ],
    [
      'French',
      'Matricule,Prénom,Nom,Courriel,Poste,Service,Matricule manager,Ville,Langue',
      {
        externalId: 0,
        givenName: 1,
        familyName: 2,
        email: 3,
        title: 4,
        department: 5,
        managerExternalId: 6,
        site: 7,
        locale: 8,
      },
    ],
    [
      'Spanish',
      'ID Empleado,Nombre,Apellidos,Correo electrónico,Puesto,Departamento,Jefe,Ciudad,Nivel profesional',
      {
        externalId: 0,
        givenName: 1,
        familyName: 2,
        email: 3,
        title: 4,
        department: 5,
        managerExternalId: 6,
        site: 7,
        careerLevel: 8,
      },
    ],
    [
      'one name, managers by address',
      'Display name;Work Email;Manager Email;Office',
      { fullName: 0, email: 1, managerEmail: 2, site: 3 },
    ],
  ])('reads %s', (_, header, columns) => {
    expect(recognizeColumns(header.split(/[,;]/))).toEqual({ columns, emailDomain: null });
  });

  it('takes parts of a name for more than the whole, and the first of two columns of one name', () => {
    expect(recognizeColumns(['Name', 'First name', 'Last name', 'E-mail', 'email']).columns).toEqual({
      givenName: 1,
      familyName: 2,
      email: 3,
    });
  });

  it('does not take a manager’s number without numbers to point to', () => {
    expect(recognizeColumns(['Name', 'Email', 'Manager ID']).columns).toEqual({ fullName: 0, email: 1 });
  });

  it('leaves alone what it does not know', () => {
    expect(recognizeColumns(['', 'Shoe size', 'Favourite colour', '日本語']).columns).toEqual({});
  });
});

describe('the list of column names', () => {
  const names = Object.values(COLUMN_NAMES).flat();
  it('gives each name one meaning', () => {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
  it('is written the way names are compared', () => {
    expect(names.filter((name) => plainColumnName(name) !== name)).toEqual([]);
  });
});
