-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "about" JSONB NOT NULL,
    "once_key" VARCHAR(200) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_settings" (
    "member_id" UUID NOT NULL,
    "mail_from" INTEGER NOT NULL DEFAULT 7,
    "mail_until" INTEGER NOT NULL DEFAULT 20,
    "weekdays_only" BOOLEAN NOT NULL DEFAULT false,
    "unmailed" TEXT[],
    "bounced_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_settings_pkey" PRIMARY KEY ("member_id")
);

-- CreateIndex
CREATE INDEX "notice_member_id_created_at_id_idx" ON "notice"("member_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notice_member_id_kind_once_key_key" ON "notice"("member_id", "kind", "once_key");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema's language can't say.
-- Some news is for a few members only: their notices.
ALTER TABLE event_log DROP CONSTRAINT event_log_audience;
ALTER TABLE event_log ADD CONSTRAINT event_log_audience
  CHECK (audience IN ('community', 'network', 'members', 'internal'));
ALTER TABLE notice_settings
  ADD CONSTRAINT notice_settings_hours CHECK (mail_from BETWEEN 0 AND 23 AND mail_until BETWEEN 1 AND 24 AND mail_from < mail_until);
-- Mails that wait; almost always few.
CREATE INDEX notice_due ON notice (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX notice_unread ON notice (member_id) WHERE read_at IS NULL;
