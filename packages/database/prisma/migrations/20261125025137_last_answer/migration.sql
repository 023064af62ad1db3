-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "last_answer_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "thread_last_answer_id_id_key" ON "thread"("last_answer_id", "id");

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_last_answer_id_id_fkey" FOREIGN KEY ("last_answer_id", "id") REFERENCES "answer"("id", "thread_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Those that were answered before.
UPDATE "thread" SET "last_answer_id" = (
  SELECT "id" FROM "answer" WHERE "thread_id" = "thread"."id" ORDER BY "created_at" DESC, "id" DESC LIMIT 1
) WHERE "answer_count" > 0;
