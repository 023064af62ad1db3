-- CreateEnum
CREATE TYPE "agenda_point_state" AS ENUM ('PROPOSED', 'ACCEPTED', 'DECLINED');

-- CreateEnum
CREATE TYPE "poll_choice" AS ENUM ('YES', 'IF_NEED_BE', 'NO');

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
    "rank" INTEGER NOT NULL,

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

-- CreateIndex
CREATE INDEX "agenda_point_thread_id_idx" ON "agenda_point"("thread_id");

-- CreateIndex
CREATE INDEX "agenda_point_proposed_by_id_idx" ON "agenda_point"("proposed_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_point_workshop_id_thread_id_key" ON "agenda_point"("workshop_id", "thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "date_poll_workshop_id_key" ON "date_poll"("workshop_id");

-- CreateIndex
CREATE INDEX "date_poll_created_by_id_idx" ON "date_poll"("created_by_id");

-- CreateIndex
CREATE INDEX "date_poll_community_community_id_idx" ON "date_poll_community"("community_id");

-- CreateIndex
CREATE UNIQUE INDEX "date_poll_community_date_poll_id_rank_key" ON "date_poll_community"("date_poll_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "poll_slot_date_poll_id_starts_at_ends_at_key" ON "poll_slot"("date_poll_id", "starts_at", "ends_at");

-- CreateIndex
CREATE INDEX "poll_answer_member_id_idx" ON "poll_answer"("member_id");

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

-- What the schema's language can't say.
ALTER TABLE "agenda_point"
  ADD CONSTRAINT "agenda_point_title" CHECK ("title" ~ '\S'),
  ADD CONSTRAINT "agenda_point_minutes" CHECK ("minutes" BETWEEN 1 AND 600);
ALTER TABLE "date_poll"
  ADD CONSTRAINT "date_poll_title" CHECK ("title" ~ '\S'),
  ADD CONSTRAINT "date_poll_description" CHECK (char_length("description") <= 20000),
  ADD CONSTRAINT "date_poll_planned_is_closed" CHECK ("workshop_id" IS NULL OR "closed_at" IS NOT NULL);
ALTER TABLE "poll_slot" ADD CONSTRAINT "poll_slot_times" CHECK ("ends_at" > "starts_at");
-- Polls that may be due; almost always few.
CREATE INDEX "date_poll_open" ON "date_poll" ("closes_at") WHERE "closed_at" IS NULL;
