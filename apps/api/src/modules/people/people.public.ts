export { changeAddress } from './change-address.ts';
export { requireHr } from './people.access.ts';
export { type MovedPerson, tellMovedPeople } from './tell-moved-people.ts';
