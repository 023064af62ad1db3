-- DropForeignKey
ALTER TABLE "thread" DROP CONSTRAINT "thread_solving_answer_id_fkey";

-- DropIndex
DROP INDEX "thread_solving_answer_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "answer_id_thread_id_key" ON "answer"("id", "thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_solving_answer_id_id_key" ON "thread"("solving_answer_id", "id");

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_solving_answer_id_id_fkey" FOREIGN KEY ("solving_answer_id", "id") REFERENCES "answer"("id", "thread_id") ON DELETE RESTRICT ON UPDATE CASCADE;
