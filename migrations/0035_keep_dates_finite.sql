-- A campaign whose end never comes cannot be shown, nor its end be moved back: no login may write one.
ALTER TABLE campaigns ADD CONSTRAINT campaigns_have_finite_dates CHECK (
  isfinite(deadline_at) AND isfinite(grace_ends_at) AND isfinite(opened_at) AND isfinite(closed_at) AND isfinite(counted_at)
  AND isfinite(released_at) AND isfinite(final_at));
