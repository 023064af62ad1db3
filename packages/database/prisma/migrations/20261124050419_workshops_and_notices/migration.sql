-- CreateEnum
CREATE TYPE "workshop_kind" AS ENUM ('WORKSHOP', 'MEETING');

-- CreateEnum
CREATE TYPE "workshop_state" AS ENUM ('DRAFT', 'PUBLISHED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "open_to" AS ENUM ('COMMUNITIES', 'NETWORK');

-- CreateEnum
CREATE TYPE "registration_state" AS ENUM ('REGISTERED', 'WAITING', 'OFFERED', 'CANCELLED', 'ATTENDED', 'EXCUSED', 'ABSENT');

-- CreateEnum
CREATE TYPE "skip_reason" AS ENUM ('ESTABLISHMENT_QUOTA');

-- CreateEnum
CREATE TYPE "attendance_mark" AS ENUM ('PRESENT', 'EXCUSED', 'ABSENT');

-- CreateEnum
CREATE TYPE "agenda_point_state" AS ENUM ('PROPOSED', 'ACCEPTED', 'DECLINED');

-- CreateEnum
CREATE TYPE "poll_choice" AS ENUM ('YES', 'IF_NEED_BE', 'NO');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('PROPOSED', 'VALIDATED', 'UNDER_WAY', 'DONE', 'DROPPED');

-- CreateEnum
CREATE TYPE "amendment_state" AS ENUM ('PROPOSED', 'ACCEPTED', 'DECLINED');

-- CreateEnum
CREATE TYPE "calendar_scope" AS ENUM ('MINE', 'COMMUNITY', 'NETWORK');

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

-- CreateTable
CREATE TABLE "workshop" (
    "id" UUID NOT NULL,
    "kind" "workshop_kind" NOT NULL,
    "state" "workshop_state" NOT NULL DEFAULT 'DRAFT',
    "title" VARCHAR(160) NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "open_to" "open_to" NOT NULL DEFAULT 'COMMUNITIES',
    "roles" "role"[],
    "public_listing" BOOLEAN NOT NULL DEFAULT false,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "commune_code" CHAR(5),
    "address" VARCHAR(300),
    "access" TEXT,
    "video_url" TEXT,
    "seats" INTEGER,
    "seats_per_establishment" INTEGER,
    "offer_hours" INTEGER NOT NULL DEFAULT 24,
    "seats_taken" INTEGER NOT NULL DEFAULT 0,
    "waiting_count" INTEGER NOT NULL DEFAULT 0,
    "next_queue_number" INTEGER NOT NULL DEFAULT 1,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" VARCHAR(1000),
    "series_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workshop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workshop_community" (
    "workshop_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "workshop_community_pkey" PRIMARY KEY ("workshop_id","community_id")
);

-- CreateTable
CREATE TABLE "workshop_date" (
    "id" UUID NOT NULL,
    "workshop_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "commune_code" CHAR(5),
    "address" VARCHAR(300),

    CONSTRAINT "workshop_date_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workshop_series" (
    "id" UUID NOT NULL,
    "rule" VARCHAR(200) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workshop_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workshop_organiser" (
    "workshop_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "workshop_organiser_pkey" PRIMARY KEY ("workshop_id","member_id")
);

-- CreateTable
CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "workshop_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "establishment_id" UUID,
    "registered_by_id" UUID NOT NULL,
    "state" "registration_state" NOT NULL,
    "queue_number" INTEGER,
    "offered_at" TIMESTAMPTZ(3),
    "offer_expires_at" TIMESTAMPTZ(3),
    "walk_in" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_skip" (
    "id" UUID NOT NULL,
    "workshop_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "reason" "skip_reason" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_skip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "date_id" UUID NOT NULL,
    "registration_id" UUID NOT NULL,
    "mark" "attendance_mark" NOT NULL,
    "marked_by_id" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("date_id","registration_id")
);

-- CreateTable
CREATE TABLE "walk_in" (
    "id" UUID NOT NULL,
    "workshop_id" UUID NOT NULL,
    "date_id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "organisation" VARCHAR(160),
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "walk_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_point" (
    "id" UUID NOT NULL,
    "workshop_id" UUID NOT NULL,
    "title" VARCHAR(160) NOT NULL,
    "thread_id" UUID,
    "thread_solved" BOOLEAN NOT NULL DEFAULT false,
    "minutes" INTEGER,
    "state" "agenda_point_state" NOT NULL DEFAULT 'PROPOSED',
    "position" INTEGER NOT NULL DEFAULT 0,
    "proposed_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agenda_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "date_poll" (
    "id" UUID NOT NULL,
    "kind" "workshop_kind" NOT NULL,
    "title" VARCHAR(160) NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "workshop_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "date_poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "date_poll_community" (
    "date_poll_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,

    CONSTRAINT "date_poll_community_pkey" PRIMARY KEY ("date_poll_id","community_id")
);

-- CreateTable
CREATE TABLE "poll_slot" (
    "id" UUID NOT NULL,
    "date_poll_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_answer" (
    "slot_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "choice" "poll_choice" NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "poll_answer_pkey" PRIMARY KEY ("slot_id","member_id")
);

-- CreateTable
CREATE TABLE "minutes" (
    "workshop_id" UUID NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "minutes_pkey" PRIMARY KEY ("workshop_id")
);

-- CreateTable
CREATE TABLE "minutes_revision" (
    "workshop_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "minutes_revision_pkey" PRIMARY KEY ("workshop_id","version")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "workshop_id" UUID NOT NULL,
    "text" VARCHAR(1000) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "workshop_id" UUID NOT NULL,
    "decision_id" UUID,
    "title" VARCHAR(300) NOT NULL,
    "assignee_id" UUID NOT NULL,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "workshop_id" UUID,
    "title" VARCHAR(160) NOT NULL,
    "body" TEXT NOT NULL,
    "theme" VARCHAR(60) NOT NULL,
    "partners" TEXT[],
    "state" "proposal_state" NOT NULL DEFAULT 'PROPOSED',
    "support_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_support" (
    "proposal_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_support_pkey" PRIMARY KEY ("proposal_id","member_id")
);

-- CreateTable
CREATE TABLE "amendment" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "reason" VARCHAR(1000) NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "amendment_state" NOT NULL DEFAULT 'PROPOSED',
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_step" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "state" "proposal_state" NOT NULL,
    "reason" VARCHAR(1000),
    "member_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "proposal_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "satisfaction_answer" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "workshop_id" UUID NOT NULL,
    "useful" SMALLINT NOT NULL,
    "organised" SMALLINT NOT NULL,
    "recommend" SMALLINT NOT NULL,

    CONSTRAINT "satisfaction_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "satisfaction_ticket" (
    "workshop_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "satisfaction_ticket_pkey" PRIMARY KEY ("workshop_id","member_id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "scope" "calendar_scope" NOT NULL,
    "community_id" UUID,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_member_id_created_at_id_idx" ON "notice"("member_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "notice_member_id_kind_once_key_key" ON "notice"("member_id", "kind", "once_key");

-- CreateIndex
CREATE INDEX "workshop_starts_at_id_idx" ON "workshop"("starts_at", "id");

-- CreateIndex
CREATE INDEX "workshop_series_id_idx" ON "workshop"("series_id");

-- CreateIndex
CREATE INDEX "workshop_created_by_id_idx" ON "workshop"("created_by_id");

-- CreateIndex
CREATE INDEX "workshop_commune_code_idx" ON "workshop"("commune_code");

-- CreateIndex
CREATE INDEX "workshop_community_community_id_idx" ON "workshop_community"("community_id");

-- CreateIndex
CREATE UNIQUE INDEX "workshop_community_workshop_id_rank_key" ON "workshop_community"("workshop_id", "rank");

-- CreateIndex
CREATE INDEX "workshop_date_workshop_id_starts_at_idx" ON "workshop_date"("workshop_id", "starts_at");

-- CreateIndex
CREATE INDEX "workshop_date_commune_code_idx" ON "workshop_date"("commune_code");

-- CreateIndex
CREATE INDEX "workshop_series_created_by_id_idx" ON "workshop_series"("created_by_id");

-- CreateIndex
CREATE INDEX "workshop_organiser_member_id_idx" ON "workshop_organiser"("member_id");

-- CreateIndex
CREATE INDEX "registration_workshop_id_state_queue_number_idx" ON "registration"("workshop_id", "state", "queue_number");

-- CreateIndex
CREATE INDEX "registration_member_id_idx" ON "registration"("member_id");

-- CreateIndex
CREATE INDEX "registration_registered_by_id_idx" ON "registration"("registered_by_id");

-- CreateIndex
CREATE INDEX "registration_establishment_id_idx" ON "registration"("establishment_id");

-- CreateIndex
CREATE UNIQUE INDEX "registration_workshop_id_member_id_key" ON "registration"("workshop_id", "member_id");

-- CreateIndex
CREATE INDEX "seat_skip_workshop_id_idx" ON "seat_skip"("workshop_id");

-- CreateIndex
CREATE INDEX "seat_skip_registration_id_idx" ON "seat_skip"("registration_id");

-- CreateIndex
CREATE INDEX "attendance_registration_id_idx" ON "attendance"("registration_id");

-- CreateIndex
CREATE INDEX "attendance_marked_by_id_idx" ON "attendance"("marked_by_id");

-- CreateIndex
CREATE INDEX "walk_in_workshop_id_idx" ON "walk_in"("workshop_id");

-- CreateIndex
CREATE INDEX "walk_in_date_id_idx" ON "walk_in"("date_id");

-- CreateIndex
CREATE INDEX "walk_in_added_by_id_idx" ON "walk_in"("added_by_id");

-- CreateIndex
CREATE INDEX "agenda_point_thread_id_idx" ON "agenda_point"("thread_id");

-- CreateIndex
CREATE INDEX "agenda_point_proposed_by_id_idx" ON "agenda_point"("proposed_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_point_workshop_id_thread_id_key" ON "agenda_point"("workshop_id", "thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "date_poll_workshop_id_key" ON "date_poll"("workshop_id");

-- CreateIndex
CREATE INDEX "date_poll_closes_at_idx" ON "date_poll"("closes_at");

-- CreateIndex
CREATE INDEX "date_poll_created_by_id_idx" ON "date_poll"("created_by_id");

-- CreateIndex
CREATE INDEX "date_poll_community_community_id_idx" ON "date_poll_community"("community_id");

-- CreateIndex
CREATE UNIQUE INDEX "poll_slot_date_poll_id_starts_at_ends_at_key" ON "poll_slot"("date_poll_id", "starts_at", "ends_at");

-- CreateIndex
CREATE INDEX "poll_answer_member_id_idx" ON "poll_answer"("member_id");

-- CreateIndex
CREATE INDEX "minutes_updated_by_id_idx" ON "minutes"("updated_by_id");

-- CreateIndex
CREATE INDEX "minutes_revision_author_id_idx" ON "minutes_revision"("author_id");

-- CreateIndex
CREATE INDEX "decision_workshop_id_created_at_idx" ON "decision"("workshop_id", "created_at");

-- CreateIndex
CREATE INDEX "decision_created_by_id_idx" ON "decision"("created_by_id");

-- CreateIndex
CREATE INDEX "task_workshop_id_created_at_idx" ON "task"("workshop_id", "created_at");

-- CreateIndex
CREATE INDEX "task_assignee_id_done_at_idx" ON "task"("assignee_id", "done_at");

-- CreateIndex
CREATE INDEX "task_decision_id_idx" ON "task"("decision_id");

-- CreateIndex
CREATE INDEX "task_created_by_id_idx" ON "task"("created_by_id");

-- CreateIndex
CREATE INDEX "proposal_theme_idx" ON "proposal"("theme");

-- CreateIndex
CREATE INDEX "proposal_workshop_id_idx" ON "proposal"("workshop_id");

-- CreateIndex
CREATE INDEX "proposal_author_id_idx" ON "proposal"("author_id");

-- CreateIndex
CREATE INDEX "proposal_support_member_id_idx" ON "proposal_support"("member_id");

-- CreateIndex
CREATE INDEX "amendment_proposal_id_created_at_idx" ON "amendment"("proposal_id", "created_at");

-- CreateIndex
CREATE INDEX "amendment_author_id_idx" ON "amendment"("author_id");

-- CreateIndex
CREATE INDEX "proposal_step_proposal_id_created_at_idx" ON "proposal_step"("proposal_id", "created_at");

-- CreateIndex
CREATE INDEX "proposal_step_member_id_idx" ON "proposal_step"("member_id");

-- CreateIndex
CREATE INDEX "satisfaction_answer_workshop_id_idx" ON "satisfaction_answer"("workshop_id");

-- CreateIndex
CREATE INDEX "satisfaction_ticket_member_id_idx" ON "satisfaction_ticket"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_secret_key" ON "calendar_feed"("secret");

-- CreateIndex
CREATE INDEX "calendar_feed_member_id_idx" ON "calendar_feed"("member_id");

-- CreateIndex
CREATE INDEX "calendar_feed_community_id_idx" ON "calendar_feed"("community_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop" ADD CONSTRAINT "workshop_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "workshop_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop" ADD CONSTRAINT "workshop_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop" ADD CONSTRAINT "workshop_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop_community" ADD CONSTRAINT "workshop_community_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop_community" ADD CONSTRAINT "workshop_community_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop_date" ADD CONSTRAINT "workshop_date_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop_date" ADD CONSTRAINT "workshop_date_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop_series" ADD CONSTRAINT "workshop_series_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop_organiser" ADD CONSTRAINT "workshop_organiser_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workshop_organiser" ADD CONSTRAINT "workshop_organiser_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_registered_by_id_fkey" FOREIGN KEY ("registered_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_establishment_id_fkey" FOREIGN KEY ("establishment_id") REFERENCES "establishment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_skip" ADD CONSTRAINT "seat_skip_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_skip" ADD CONSTRAINT "seat_skip_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "workshop_date"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_registration_id_fkey" FOREIGN KEY ("registration_id") REFERENCES "registration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_marked_by_id_fkey" FOREIGN KEY ("marked_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_date_id_fkey" FOREIGN KEY ("date_id") REFERENCES "workshop_date"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "walk_in" ADD CONSTRAINT "walk_in_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_point" ADD CONSTRAINT "agenda_point_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_point" ADD CONSTRAINT "agenda_point_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_poll" ADD CONSTRAINT "date_poll_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_poll" ADD CONSTRAINT "date_poll_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_poll_community" ADD CONSTRAINT "date_poll_community_date_poll_id_fkey" FOREIGN KEY ("date_poll_id") REFERENCES "date_poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_poll_community" ADD CONSTRAINT "date_poll_community_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_slot" ADD CONSTRAINT "poll_slot_date_poll_id_fkey" FOREIGN KEY ("date_poll_id") REFERENCES "date_poll"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "poll_slot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poll_answer" ADD CONSTRAINT "poll_answer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_revision" ADD CONSTRAINT "minutes_revision_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "minutes"("workshop_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_revision" ADD CONSTRAINT "minutes_revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_support" ADD CONSTRAINT "proposal_support_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_support" ADD CONSTRAINT "proposal_support_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_step" ADD CONSTRAINT "proposal_step_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_step" ADD CONSTRAINT "proposal_step_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "satisfaction_answer" ADD CONSTRAINT "satisfaction_answer_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "satisfaction_ticket" ADD CONSTRAINT "satisfaction_ticket_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "satisfaction_ticket" ADD CONSTRAINT "satisfaction_ticket_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;
