import {
  addPersonSchema,
  listPeopleQuerySchema,
  peoplePageSchema,
  personSummarySchema,
} from '@heartset/model/api/people';
import { notFound } from '../../core/errors.ts';
import type { Routes } from '../../plugins/app-instance.ts';
import { addPerson } from './add-person.ts';
import { directoryScopeOf } from './people.access.ts';
import { findPerson, listPeople } from './people.queries.ts';

/** The directory: searched by HR and leaders, added to by HR. */
export const peopleRoutes: Routes = (app, { database, clock }) => {
  app.get(
    '/api/v1/people',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['people'],
        summary: 'List and search people',
        querystring: listPeopleQuerySchema,
        response: { 200: peoplePageSchema },
      },
    },
    async (request) => listPeople(database, directoryScopeOf(request.actor), request.query),
  );

  app.post(
    '/api/v1/people',
    {
      onRequest: [app.requireActor],
      schema: {
        tags: ['people'],
        summary: 'Add somebody from outside the directory',
        body: addPersonSchema,
        response: { 201: personSummarySchema },
      },
    },
    async (request, reply) => {
      const { id } = await addPerson(database, clock, request.actor, request.body);
      const person = await findPerson(database, directoryScopeOf(request.actor), id);
      if (!person) throw notFound('person');
      return reply.code(201).send(person);
    },
  );
};
