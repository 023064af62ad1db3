-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('PROPOSED', 'VALIDATED', 'UNDER_WAY', 'DONE', 'DROPPED');

-- CreateEnum
CREATE TYPE "amendment_state" AS ENUM ('PROPOSED', 'ACCEPTED', 'DECLINED');

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

-- What the schema's language can't say.
ALTER TABLE proposal
  ADD CONSTRAINT proposal_title CHECK (title ~ '\S'),
  ADD CONSTRAINT proposal_body CHECK (body ~ '\S' AND char_length(body) <= 20000),
  ADD CONSTRAINT proposal_theme CHECK (theme ~ '\S'),
  ADD CONSTRAINT proposal_support_count CHECK (support_count >= 0);
ALTER TABLE amendment ADD CONSTRAINT amendment_body CHECK (body ~ '\S' AND char_length(body) <= 20000);
