import { customType } from 'drizzle-orm/pg-core';

/** `bytea`: hashes and seeds. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
