-- Who is asked about a leader only since the campaign is open, by one of HR who added them: HR reads it beside who was taken out.
-- Whoever was added before this column came stays without the mark; nothing else tells them apart.
ALTER TABLE nominations ADD COLUMN added_later boolean NOT NULL DEFAULT false;
