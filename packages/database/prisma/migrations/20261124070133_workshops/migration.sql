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

-- CreateTable
CREATE TABLE "workshop" (
    "id" UUID NOT NULL,
    "kind" "workshop_kind" NOT NULL,
    "state" "workshop_state" NOT NULL DEFAULT 'DRAFT',
    "title" VARCHAR(160) NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "open_to" "open_to" NOT NULL DEFAULT 'COMMUNITIES',
    "roles" "role"[],
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

-- CreateIndex
CREATE INDEX "workshop_starts_at_id_idx" ON "workshop"("starts_at", "id");

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
