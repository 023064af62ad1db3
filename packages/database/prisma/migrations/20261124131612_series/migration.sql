-- AlterTable
ALTER TABLE "workshop" ADD COLUMN     "series_id" UUID;

-- CreateTable
CREATE TABLE "workshop_series" (
    "id" UUID NOT NULL,
    "rule" VARCHAR(300) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workshop_series_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "workshop_series_id_idx" ON "workshop"("series_id");

-- AddForeignKey
ALTER TABLE "workshop" ADD CONSTRAINT "workshop_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "workshop_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;
