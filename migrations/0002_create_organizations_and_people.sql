CREATE TABLE organizations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE TABLE people (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  -- The person's number in the organisation's own directory; null for people who were added by hand.
  external_id text CHECK (length(external_id) BETWEEN 1 AND 100),
  given_name text NOT NULL CHECK (length(given_name) BETWEEN 1 AND 100),
  family_name text NOT NULL CHECK (length(family_name) <= 100),
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  title text CHECK (length(title) <= 200),
  department text CHECK (length(department) <= 200),
  site text CHECK (length(site) <= 200),
  career_level text CHECK (career_level IN ('emerging', 'mid-level', 'senior')),
  locale text CHECK (length(locale) <= 35),
  manager_id uuid REFERENCES people (id),
  -- False for people outside the organisation: they never count toward a threshold.
  in_directory boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK (manager_id <> id)
);
--> statement-breakpoint
CREATE UNIQUE INDEX people_organization_email ON people (organization_id, lower(email));
--> statement-breakpoint
CREATE UNIQUE INDEX people_organization_external_id ON people (organization_id, external_id) WHERE external_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX people_manager ON people (manager_id);
--> statement-breakpoint
CREATE INDEX people_email ON people (lower(email));
--> statement-breakpoint
CREATE TABLE person_roles (
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('hr', 'leader', 'coach')),
  PRIMARY KEY (person_id, role)
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON organizations, people TO heartset_api;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON person_roles TO heartset_api;
--> statement-breakpoint
GRANT SELECT ON organizations, people, person_roles TO heartset_mailer;
