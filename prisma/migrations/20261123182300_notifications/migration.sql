-- Notifications: channels, rules, intents, the outbox and its ledger.

-- CreateTable
CREATE TABLE "notify_channel" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "environment_id" UUID,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "sealed_url" BYTEA,
    "url_hint" TEXT,
    "sealed_secret" BYTEA,
    "secret_hint" TEXT,
    "previous_secret" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "addresses" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notify_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notify_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "environment_ids" UUID[],
    "kinds" TEXT[],
    "severity" TEXT NOT NULL,
    "types" TEXT[],
    "tactics" TEXT[],
    "channel_id" UUID,
    "role" TEXT,
    "rhythm" TEXT NOT NULL,
    "hour" SMALLINT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "caps" JSONB NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notify_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notify_intent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "rule_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "severity" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL,
    "planned_at" TIMESTAMPTZ(3),

    CONSTRAINT "notify_intent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notify_item" (
    "intent_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "rule_id" UUID NOT NULL,
    "user_id" TEXT,
    "severity" TEXT NOT NULL,
    "ready_at" TIMESTAMPTZ(3) NOT NULL,
    "held" TEXT,
    "delivery_id" UUID,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "notify_item_pkey" PRIMARY KEY ("intent_id","recipient")
);

-- CreateTable
CREATE TABLE "notify_delivery" (
    "id" UUID NOT NULL,
    "rule_id" UUID,
    "channel_id" UUID,
    "user_id" TEXT,
    "recipient" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "environment_ids" UUID[],
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL,
    "items" INTEGER NOT NULL,
    "message" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "max_attempts" INTEGER NOT NULL,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "code" INTEGER,
    "duration_ms" INTEGER,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "notify_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notify_attempt" (
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" INTEGER,
    "duration_ms" INTEGER NOT NULL,
    "error" TEXT,

    CONSTRAINT "notify_attempt_pkey" PRIMARY KEY ("delivery_id","at","id")
);

-- CreateTable
CREATE TABLE "notify_lane" (
    "lane" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "rest_until" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "notify_lane_pkey" PRIMARY KEY ("lane")
);

-- CreateIndex
CREATE INDEX "notify_rule_channel_id_idx" ON "notify_rule"("channel_id");

-- CreateIndex
CREATE INDEX "notify_intent_pending" ON "notify_intent"("at", "id") WHERE (planned_at IS NULL);

-- CreateIndex
CREATE INDEX "notify_intent_at_idx" ON "notify_intent" USING BRIN ("at");

-- CreateIndex
CREATE UNIQUE INDEX "notify_intent_rule_id_kind_subject_id_occurrence_key" ON "notify_intent"("rule_id", "kind", "subject_id", "occurrence");

-- CreateIndex
CREATE INDEX "notify_item_held" ON "notify_item"("ready_at", "rule_id", "recipient") WHERE (delivery_id IS NULL);

-- CreateIndex
CREATE INDEX "notify_item_told" ON "notify_item"("recipient", "severity", "told_at") WHERE (delivery_id IS NOT NULL AND held IS NULL);

-- CreateIndex
CREATE INDEX "notify_item_delivery_id_idx" ON "notify_item"("delivery_id");

-- CreateIndex
CREATE INDEX "notify_delivery_open" ON "notify_delivery"("lane", "next_try_at") WHERE (state IN ('waiting', 'sending'));

-- CreateIndex
CREATE INDEX "notify_delivery_created_at_id_idx" ON "notify_delivery"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notify_delivery_state_created_at_id_idx" ON "notify_delivery"("state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notify_delivery_channel_id_created_at_idx" ON "notify_delivery"("channel_id", "created_at" DESC);
