-- A directory file on its way in: parsed once, mapped on a page, previewed, then applied or left.
CREATE TABLE directory_imports (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  created_by uuid NOT NULL REFERENCES people (id),
  file_name text NOT NULL CHECK (length(file_name) <= 255),
  columns jsonb NOT NULL,
  mapping jsonb NOT NULL,
  rows jsonb NOT NULL,
  row_count integer NOT NULL,
  state text NOT NULL DEFAULT 'uploaded' CHECK (state IN ('uploaded', 'applied')),
  result jsonb,
  created_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX directory_imports_organization ON directory_imports (organization_id, created_at);
--> statement-breakpoint
CREATE INDEX directory_imports_created_by ON directory_imports (created_by);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON directory_imports TO heartset_api;
