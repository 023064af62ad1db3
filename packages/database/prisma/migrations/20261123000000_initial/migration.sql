-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('NETWORK_REFERENT', 'MANAGER', 'HR', 'PROFESSIONAL', 'AMBASSADOR', 'TRAINING_BODY', 'PROJECT_TEAM', 'PARTNER', 'RESEARCHER');

-- CreateEnum
CREATE TYPE "legal_status" AS ENUM ('ASSOCIATION', 'TERRITORIAL_PUBLIC', 'HOSPITAL_PUBLIC', 'COMMERCIAL', 'MUTUAL');

-- CreateTable
CREATE TABLE "event_log" (
    "sequence" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "position" BIGINT,
    "type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "community_id" UUID,
    "audience" TEXT NOT NULL,
    "actor_id" UUID,
    "correlation_id" UUID NOT NULL,
    "causation_id" UUID,
    "traceparent" TEXT,
    "data" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_log_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "log_head" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "log_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "position" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "log_head_pkey" PRIMARY KEY ("only")
);

-- CreateTable
CREATE TABLE "inbox" (
    "reaction" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "processed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("reaction","event_id")
);

-- CreateTable
CREATE TABLE "reaction_cursor" (
    "reaction" TEXT NOT NULL,
    "position" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "reaction_cursor_pkey" PRIMARY KEY ("reaction")
);

-- CreateTable
CREATE TABLE "delivery" (
    "reaction" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "started" INTEGER NOT NULL DEFAULT 0,
    "finished" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("reaction","event_id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "id" UUID NOT NULL,
    "reaction" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "died_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replayed_at" TIMESTAMPTZ(3),

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "command" (
    "member_id" UUID NOT NULL,
    "command_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "result_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "command_pkey" PRIMARY KEY ("member_id","command_id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "title" VARCHAR(160) NOT NULL,
    "body" TEXT NOT NULL,
    "topics" TEXT[],
    "open_to_network" BOOLEAN NOT NULL DEFAULT false,
    "solved_at" TIMESTAMPTZ(3),
    "solving_answer_id" UUID,
    "answer_count" INTEGER NOT NULL DEFAULT 0,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_read" (
    "member_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_read_pkey" PRIMARY KEY ("member_id","thread_id")
);

-- CreateTable
CREATE TABLE "expertise" (
    "member_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "solved_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "expertise_pkey" PRIMARY KEY ("community_id","topic","member_id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "organisation" TEXT,
    "establishment_id" UUID,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "held_role" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "community_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "held_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "community_id" UUID,
    "role" "role" NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personal_token" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "start" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "personal_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "geographic_code" (
    "edition" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "geographic_code_pkey" PRIMARY KEY ("edition")
);

-- CreateTable
CREATE TABLE "epci" (
    "siren" CHAR(9) NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "longitude" DOUBLE PRECISION,
    "latitude" DOUBLE PRECISION,

    CONSTRAINT "epci_pkey" PRIMARY KEY ("siren")
);

-- CreateTable
CREATE TABLE "commune" (
    "code" CHAR(5) NOT NULL,
    "name" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "epci_siren" CHAR(9) NOT NULL,

    CONSTRAINT "commune_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "community" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "community_commune" (
    "community_id" UUID NOT NULL,
    "commune_code" CHAR(5) NOT NULL,

    CONSTRAINT "community_commune_pkey" PRIMARY KEY ("community_id","commune_code")
);

-- CreateTable
CREATE TABLE "establishment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "category_code" TEXT,
    "category_label" TEXT NOT NULL,
    "legal_status" "legal_status" NOT NULL,
    "employee_count" INTEGER NOT NULL,
    "commune_code" CHAR(5) NOT NULL,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "last_took_part_at" TIMESTAMPTZ(3),

    CONSTRAINT "establishment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_log_id_key" ON "event_log"("id");

-- CreateIndex
CREATE UNIQUE INDEX "event_log_position_key" ON "event_log"("position");

-- CreateIndex
CREATE INDEX "event_log_community_id_position_idx" ON "event_log"("community_id", "position");

-- CreateIndex
CREATE INDEX "delivery_next_attempt_at_idx" ON "delivery"("next_attempt_at");

-- CreateIndex
CREATE INDEX "dead_letter_reaction_event_id_idx" ON "dead_letter"("reaction", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_solving_answer_id_key" ON "thread"("solving_answer_id");

-- CreateIndex
CREATE INDEX "thread_community_id_last_activity_at_id_idx" ON "thread"("community_id", "last_activity_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "thread_author_id_idx" ON "thread"("author_id");

-- CreateIndex
CREATE INDEX "answer_thread_id_created_at_id_idx" ON "answer"("thread_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "answer_author_id_idx" ON "answer"("author_id");

-- CreateIndex
CREATE INDEX "thread_read_thread_id_idx" ON "thread_read"("thread_id");

-- CreateIndex
CREATE INDEX "expertise_member_id_idx" ON "expertise"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE INDEX "member_establishment_id_idx" ON "member"("establishment_id");

-- CreateIndex
CREATE INDEX "held_role_member_id_idx" ON "held_role"("member_id");

-- CreateIndex
CREATE INDEX "held_role_community_id_idx" ON "held_role"("community_id");

-- CreateIndex
CREATE INDEX "invitation_member_id_idx" ON "invitation"("member_id");

-- CreateIndex
CREATE INDEX "invitation_next_attempt_at_idx" ON "invitation"("next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_member_id_idx" ON "auth_session"("member_id");

-- CreateIndex
CREATE INDEX "auth_account_member_id_idx" ON "auth_account"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_account_provider_id_account_id_key" ON "auth_account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE INDEX "auth_verification_expires_at_idx" ON "auth_verification"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "personal_token_secret_hash_key" ON "personal_token"("secret_hash");

-- CreateIndex
CREATE INDEX "personal_token_member_id_idx" ON "personal_token"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "community_slug_key" ON "community"("slug");

-- CreateIndex
CREATE INDEX "community_commune_commune_code_idx" ON "community_commune"("commune_code");

-- CreateIndex
CREATE INDEX "establishment_commune_code_idx" ON "establishment"("commune_code");

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_solving_answer_id_fkey" FOREIGN KEY ("solving_answer_id") REFERENCES "answer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_read" ADD CONSTRAINT "thread_read_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_read" ADD CONSTRAINT "thread_read_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expertise" ADD CONSTRAINT "expertise_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_establishment_id_fkey" FOREIGN KEY ("establishment_id") REFERENCES "establishment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_role" ADD CONSTRAINT "held_role_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "held_role" ADD CONSTRAINT "held_role_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_token" ADD CONSTRAINT "personal_token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_epci_siren_fkey" FOREIGN KEY ("epci_siren") REFERENCES "epci"("siren") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_commune" ADD CONSTRAINT "community_commune_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_commune" ADD CONSTRAINT "community_commune_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "establishment" ADD CONSTRAINT "establishment_commune_code_fkey" FOREIGN KEY ("commune_code") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
