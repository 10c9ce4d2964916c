import { readFileSync } from 'node:fs';

interface Employee {
  readonly number: string;
  readonly name: string;
  readonly manager: string;
}

/** The employees of the directory file. Nothing in it is quoted. */
function readEmployees(file: string): readonly Employee[] {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = (header ?? '').split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const cell = (column: string) => cells[columns.indexOf(column)] ?? '';
    return {
      number: cell('EMPLOYEE_ID'),
      name: `${cell('FIRST_NAME')} ${cell('LAST_NAME')}`,
      manager: cell('MANAGER_ID'),
    };
  });
}

/**
 * Who stands around a leader in the file, worked out here a second time: reports, the manager and whoever else the manager
 * leads, and the level above in the same way.
 */
export function askedByChart(file: string, leaderName: string): readonly string[] {
  const employees = readEmployees(file);
  const leader = employees.find((each) => each.name === leaderName);
  const manager = employees.find((each) => each.number === leader?.manager);
  const above = employees.find((each) => each.number === manager?.manager);
  const reportsOf = (of: Employee | undefined) =>
    employees.filter((each) => of !== undefined && each.manager === of.number);
  const around = [manager, above, ...reportsOf(leader), ...reportsOf(manager), ...reportsOf(above)];
  const names = around.flatMap((each) => (each === undefined ? [] : [each.name]));
  return [...new Set(names)].filter((name) => name !== leaderName);
}
