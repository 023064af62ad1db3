-- CreateEnum
CREATE TYPE "calendar_scope" AS ENUM ('MINE', 'COMMUNITY', 'NETWORK');

-- AlterTable
ALTER TABLE "workshop" ADD COLUMN     "public_listing" BOOLEAN NOT NULL DEFAULT false;

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
CREATE UNIQUE INDEX "calendar_feed_secret_key" ON "calendar_feed"("secret");

-- CreateIndex
CREATE INDEX "calendar_feed_member_id_idx" ON "calendar_feed"("member_id");

-- CreateIndex
CREATE INDEX "calendar_feed_community_id_idx" ON "calendar_feed"("community_id");

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema's language can't say.
ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_scope CHECK ((scope = 'COMMUNITY') = (community_id IS NOT NULL));
-- One address per member and calendar: renewing replaces it.
CREATE UNIQUE INDEX calendar_feed_once ON calendar_feed
  (member_id, scope, coalesce(community_id, '00000000-0000-0000-0000-000000000000'));
