-- CreateEnum
CREATE TYPE "attendance_mark" AS ENUM ('PRESENT', 'EXCUSED', 'ABSENT');

-- AlterTable
ALTER TABLE "registration" ADD COLUMN     "walk_in" BOOLEAN NOT NULL DEFAULT false;

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
CREATE INDEX "satisfaction_answer_workshop_id_idx" ON "satisfaction_answer"("workshop_id");

-- CreateIndex
CREATE INDEX "satisfaction_ticket_member_id_idx" ON "satisfaction_ticket"("member_id");

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
ALTER TABLE "satisfaction_answer" ADD CONSTRAINT "satisfaction_answer_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "satisfaction_ticket" ADD CONSTRAINT "satisfaction_ticket_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "satisfaction_ticket" ADD CONSTRAINT "satisfaction_ticket_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema's language can't say.
ALTER TABLE walk_in ADD CONSTRAINT walk_in_name CHECK (name ~ '\S');
ALTER TABLE decision ADD CONSTRAINT decision_text CHECK (text ~ '\S');
ALTER TABLE task ADD CONSTRAINT task_title CHECK (title ~ '\S');
ALTER TABLE satisfaction_answer ADD CONSTRAINT satisfaction_answer_marks
  CHECK (useful BETWEEN 1 AND 5 AND organised BETWEEN 1 AND 5 AND recommend BETWEEN 1 AND 5);
-- Tasks that may be reminded of; done ones are many more in time.
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL AND due_on IS NOT NULL;
