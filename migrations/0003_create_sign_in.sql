-- A request to sign in. Link and code are derived from the mailer's key and the request's id, so that they stand nowhere but in the
-- mail: the mailer writes their hashes when it sends.
CREATE TABLE sign_in_requests (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  browser_hash bytea NOT NULL CHECK (length(browser_hash) = 32),
  link_hash bytea CHECK (length(link_hash) = 32),
  code_hash bytea CHECK (length(code_hash) = 32),
  attempts smallint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
--> statement-breakpoint
CREATE UNIQUE INDEX sign_in_requests_link ON sign_in_requests (link_hash);
--> statement-breakpoint
CREATE INDEX sign_in_requests_browser ON sign_in_requests (browser_hash);
--> statement-breakpoint
CREATE INDEX sign_in_requests_person ON sign_in_requests (person_id, created_at);
--> statement-breakpoint
CREATE TABLE sessions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  revoked_because text CHECK (revoked_because IN ('signed-out', 'signed-out-everywhere', 'token-reused'))
);
--> statement-breakpoint
CREATE INDEX sessions_person ON sessions (person_id);
--> statement-breakpoint
CREATE TABLE refresh_tokens (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  replaced_at timestamptz
);
--> statement-breakpoint
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_requests, sessions, refresh_tokens TO heartset_api;
--> statement-breakpoint
GRANT SELECT, UPDATE (link_hash, code_hash) ON sign_in_requests TO heartset_mailer;
