-- CreateTable
CREATE TABLE "minutes" (
    "workshop_id" UUID NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
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

-- CreateIndex
CREATE INDEX "minutes_updated_by_id_idx" ON "minutes"("updated_by_id");

-- CreateIndex
CREATE INDEX "minutes_revision_author_id_idx" ON "minutes_revision"("author_id");

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_revision" ADD CONSTRAINT "minutes_revision_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "minutes"("workshop_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "minutes_revision" ADD CONSTRAINT "minutes_revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema's language can't say.
ALTER TABLE minutes ADD CONSTRAINT minutes_body CHECK (char_length(body) <= 100000);
