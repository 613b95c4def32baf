-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- Names are searched by trigram.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Day partitions of "event" live apart, so that "public" holds exactly the tables of prisma/schema.
CREATE SCHEMA IF NOT EXISTS partition;

-- CreateTable
CREATE TABLE "environment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kubernetes_since" TIMESTAMPTZ(3),
    "registries_since" TIMESTAMPTZ(3),
    "hosts_since" TIMESTAMPTZ(3),
    "goal" INTEGER NOT NULL DEFAULT 75,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "environment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collector" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "environment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "formats" TEXT[],
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "previous_hash" BYTEA,
    "previous_expires_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "token_issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),
    "rhythm" INTEGER,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "last_refused_at" TIMESTAMPTZ(3),

    CONSTRAINT "collector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "namespace" TEXT,
    "cluster_id" UUID,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "running" BOOLEAN NOT NULL DEFAULT false,
    "exposed" BOOLEAN NOT NULL DEFAULT false,
    "risk" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "content_hash" BYTEA,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "evidence_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asset_document" (
    "asset_id" UUID NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "asset_document_pkey" PRIMARY KEY ("asset_id")
);

-- CreateTable
CREATE TABLE "edge" (
    "asset_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "evidence_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "edge_pkey" PRIMARY KEY ("asset_id","kind","target_id","source")
);

-- CreateTable
CREATE TABLE "asset_reference" (
    "environment_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "asset_id" UUID NOT NULL,
    "evidence_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "asset_reference_pkey" PRIMARY KEY ("environment_id","reference")
);

-- CreateTable
CREATE TABLE "asset_tally" (
    "environment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "asset_tally_pkey" PRIMARY KEY ("environment_id","kind")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "collector_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),
    "collected_at" TIMESTAMPTZ(3),
    "cluster" TEXT,
    "scope" TEXT,
    "complete" BOOLEAN,
    "bytes" INTEGER NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "title" TEXT,
    "subject" TEXT,
    "counts" JSONB,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_body" (
    "report_id" UUID NOT NULL,
    "encoding" TEXT NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "report_body_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "coverage" (
    "asset_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "evidence_at" TIMESTAMPTZ(3) NOT NULL,
    "report_id" UUID NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("asset_id","source","scope")
);

-- CreateTable
CREATE TABLE "finding" (
    "asset_id" UUID NOT NULL,
    "fingerprint" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "severity" SMALLINT NOT NULL,
    "class" INTEGER NOT NULL,
    "epss" REAL NOT NULL DEFAULT 0,
    "open" BOOLEAN NOT NULL,
    "sources" TEXT[],
    "package_name" TEXT,
    "version" TEXT,
    "fixed_version" TEXT,
    "fix_status" TEXT,
    "location" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "content_hash" BYTEA NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "reopened" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("asset_id","fingerprint")
);

-- CreateTable
CREATE TABLE "finding_witness" (
    "asset_id" UUID NOT NULL,
    "fingerprint" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "statement" JSONB NOT NULL,
    "evidence_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "finding_witness_pkey" PRIMARY KEY ("asset_id","fingerprint","source")
);

-- CreateTable
CREATE TABLE "vulnerability" (
    "id" TEXT NOT NULL,
    "aliases" TEXT[],
    "title" TEXT,
    "description" TEXT,
    "severity" SMALLINT NOT NULL,
    "score" REAL,
    "vector" TEXT,
    "epss" REAL,
    "known_exploited" BOOLEAN NOT NULL DEFAULT false,
    "cwes" TEXT[],
    "references" TEXT[],
    "published_at" TIMESTAMPTZ(3),
    "modified_at" TIMESTAMPTZ(3),
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "vulnerability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_tally" (
    "environment_id" UUID NOT NULL,
    "class" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "finding_tally_pkey" PRIMARY KEY ("environment_id","class")
);

-- CreateTable
CREATE TABLE "rule_tally" (
    "environment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "class" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rule_tally_pkey" PRIMARY KEY ("environment_id","kind","rule","class")
);

-- CreateTable
CREATE TABLE "asset_finding_tally" (
    "asset_id" UUID NOT NULL,
    "class" INTEGER NOT NULL,
    "environment_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "asset_finding_tally_pkey" PRIMARY KEY ("asset_id","class")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "environment_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personal_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "personal_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT,
    "subject_name" TEXT,
    "environment_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "asset_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "environment_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "evidence" JSONB NOT NULL DEFAULT '[]',
    "evidence_at" TIMESTAMPTZ(3) NOT NULL,
    "status_changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("asset_id","check_id")
);

-- CreateTable
CREATE TABLE "check_tally" (
    "environment_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "healthy" INTEGER NOT NULL,
    "unhealthy" INTEGER NOT NULL,
    "not_applicable" INTEGER NOT NULL,
    "exempt" INTEGER NOT NULL,
    "sole" INTEGER NOT NULL,

    CONSTRAINT "check_tally_pkey" PRIMARY KEY ("environment_id","check_id")
);

-- CreateTable
CREATE TABLE "control_tally" (
    "environment_id" UUID NOT NULL,
    "control_id" TEXT NOT NULL,
    "healthy" INTEGER NOT NULL,
    "unhealthy" INTEGER NOT NULL,

    CONSTRAINT "control_tally_pkey" PRIMARY KEY ("environment_id","control_id")
);

-- CreateTable
CREATE TABLE "score_snapshot" (
    "environment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "current" DOUBLE PRECISION NOT NULL,
    "max" DOUBLE PRECISION NOT NULL,
    "percentage" DOUBLE PRECISION,
    "weight" INTEGER NOT NULL,
    "controls" JSONB NOT NULL,
    "report_id" UUID,

    CONSTRAINT "score_snapshot_pkey" PRIMARY KEY ("environment_id","at")
);

-- CreateTable
CREATE TABLE "score_movement" (
    "environment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,
    "check_id" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "delta" DOUBLE PRECISION NOT NULL,
    "assets" JSONB NOT NULL,

    CONSTRAINT "score_movement_pkey" PRIMARY KEY ("environment_id","at","cause","check_id")
);

-- CreateTable
CREATE TABLE "exemption" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "environment_id" UUID NOT NULL,
    "check_id" TEXT,
    "asset_id" UUID,
    "namespace" TEXT,
    "labels" JSONB,
    "category" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence_link" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_by_id" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "exemption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "asset_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "alert_id" UUID,
    "source" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "fields" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("asset_id","at","id")
) PARTITION BY RANGE ("at");

-- Events of a day that has no partition yet are kept here, never refused.
CREATE TABLE partition.event_default PARTITION OF "event" DEFAULT;

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "cluster_id" UUID,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "class" SMALLINT NOT NULL,
    "dedupe_key" BYTEA NOT NULL,
    "compromised" TEXT NOT NULL,
    "entities" JSONB NOT NULL,
    "tactics" TEXT[],
    "techniques" TEXT[],
    "remediation" JSONB NOT NULL,
    "prevented_by" TEXT[],
    "count" INTEGER NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "owner_id" TEXT,
    "status_reason" TEXT,
    "status_comment" TEXT,
    "status_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "status_changed_by" TEXT,
    "suppressed_by_id" UUID,
    "incident_id" UUID,
    "evidence" JSONB NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_change" (
    "alert_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "comment" TEXT,

    CONSTRAINT "alert_change_pkey" PRIMARY KEY ("alert_id","at","id")
);

-- CreateTable
CREATE TABLE "alert_tally" (
    "environment_id" UUID NOT NULL,
    "class" SMALLINT NOT NULL,
    "type" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "alert_tally_pkey" PRIMARY KEY ("environment_id","class","type")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "entities" JSONB NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression_rule" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "environment_id" UUID,
    "name" TEXT NOT NULL,
    "alert_type" TEXT NOT NULL,
    "conditions" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "comment" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "suppression_rule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "environment_name_key" ON "environment"("name");

-- CreateIndex
CREATE UNIQUE INDEX "collector_hash_key" ON "collector"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "collector_previous_hash_key" ON "collector"("previous_hash");

-- CreateIndex
CREATE UNIQUE INDEX "collector_environment_id_name_key" ON "collector"("environment_id", "name");

-- CreateIndex
CREATE INDEX "asset_environment_id_kind_name_id_idx" ON "asset"("environment_id", "kind", "name", "id");

-- CreateIndex
CREATE INDEX "asset_kind_name_id_idx" ON "asset"("kind", "name", "id");

-- CreateIndex
CREATE INDEX "asset_cluster_id_kind_name_id_idx" ON "asset"("cluster_id", "kind", "name", "id");

-- CreateIndex
CREATE INDEX "asset_environment_id_namespace_kind_name_id_idx" ON "asset"("environment_id", "namespace", "kind", "name", "id");

-- CreateIndex
CREATE INDEX "asset_gone" ON "asset"("environment_id", "kind", "name", "id") WHERE (gone_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "asset_image_risk" ON "asset"("environment_id", "risk" DESC, "id" DESC, "running", "exposed") WHERE (kind = 'image' AND gone_at IS NULL);

-- CreateIndex
CREATE INDEX "asset_name_idx" ON "asset" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "edge_target_id_kind_idx" ON "edge"("target_id", "kind");

-- CreateIndex
CREATE INDEX "asset_reference_asset_id_idx" ON "asset_reference"("asset_id");

-- CreateIndex
CREATE INDEX "report_collector_id_received_at_id_idx" ON "report"("collector_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_environment_id_received_at_id_idx" ON "report"("environment_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "report_collector_id_body_hash_idx" ON "report"("collector_id", "body_hash");

-- CreateIndex
CREATE INDEX "report_collector_id_format_subject_received_at_idx" ON "report"("collector_id", "format", "subject", "received_at");

-- CreateIndex
CREATE INDEX "report_status_received_at_idx" ON "report"("status", "received_at");

-- CreateIndex
CREATE INDEX "coverage_environment_id_evidence_at_idx" ON "coverage"("environment_id", "evidence_at");

-- CreateIndex
CREATE INDEX "finding_open_class" ON "finding"("class" DESC, "epss" DESC, "asset_id" DESC, "fingerprint" DESC) WHERE (open);

-- CreateIndex
CREATE INDEX "finding_open_environment_class" ON "finding"("environment_id", "class" DESC, "epss" DESC, "asset_id" DESC, "fingerprint" DESC) WHERE (open);

-- CreateIndex
CREATE INDEX "finding_open_rule" ON "finding"("rule", "class" DESC, "epss" DESC, "asset_id" DESC, "fingerprint" DESC) WHERE (open);

-- CreateIndex
CREATE INDEX "finding_open_package" ON "finding"("package_name", "class" DESC, "epss" DESC, "asset_id" DESC, "fingerprint" DESC) WHERE (open);

-- CreateIndex
CREATE INDEX "finding_resolved" ON "finding"("environment_id", "resolved_at" DESC, "asset_id" DESC, "fingerprint" DESC) WHERE (NOT open);

-- CreateIndex
CREATE INDEX "finding_first_seen" ON "finding"("first_seen_at") WHERE (open);

-- CreateIndex
CREATE INDEX "vulnerability_words" ON "vulnerability" USING GIN ("id" gin_trgm_ops, "title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "vulnerability_aliases" ON "vulnerability" USING GIN ("aliases");

-- CreateIndex
CREATE INDEX "rule_tally_environment_id_kind_class_rule_idx" ON "rule_tally"("environment_id", "kind", "class" DESC, "rule" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "role_grant_user_id_role_environment_id_key" ON "role_grant"("user_id", "role", "environment_id");

-- CreateIndex
CREATE UNIQUE INDEX "personal_token_hash_key" ON "personal_token"("hash");

-- CreateIndex
CREATE INDEX "personal_token_user_id_idx" ON "personal_token"("user_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_environment_id_at_id_idx" ON "audit_entry"("environment_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_at_idx" ON "audit_entry"("subject_id", "at" DESC);

-- CreateIndex
CREATE INDEX "assessment_check_id_status_environment_id_asset_id_idx" ON "assessment"("check_id", "status", "environment_id", "asset_id");

-- CreateIndex
CREATE INDEX "exemption_environment_id_check_id_idx" ON "exemption"("environment_id", "check_id");

-- CreateIndex
CREATE INDEX "event_alert_id_at_idx" ON "event"("alert_id", "at" DESC);

-- CreateIndex
CREATE INDEX "alert_class_last_seen_at_id_idx" ON "alert"("class" DESC, "last_seen_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "alert_environment_id_class_last_seen_at_id_idx" ON "alert"("environment_id", "class" DESC, "last_seen_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "alert_last_seen_at_id_idx" ON "alert"("last_seen_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "alert_environment_id_first_seen_at_idx" ON "alert"("environment_id", "first_seen_at");

-- CreateIndex
CREATE INDEX "alert_environment_id_dedupe_key_last_seen_at_idx" ON "alert"("environment_id", "dedupe_key", "last_seen_at" DESC);

-- CreateIndex
CREATE INDEX "alert_owner_id_class_last_seen_at_idx" ON "alert"("owner_id", "class" DESC, "last_seen_at" DESC);

-- CreateIndex
CREATE INDEX "alert_asset_id_last_seen_at_idx" ON "alert"("asset_id", "last_seen_at" DESC);

-- CreateIndex
CREATE INDEX "alert_environment_id_type_class_last_seen_at_id_idx" ON "alert"("environment_id", "type", "class" DESC, "last_seen_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "alert_title_idx" ON "alert" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "alert_compromised_idx" ON "alert" USING GIN ("compromised" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "incident_environment_id_last_seen_at_idx" ON "incident"("environment_id", "last_seen_at" DESC);

-- CreateIndex
CREATE INDEX "suppression_rule_alert_type_idx" ON "suppression_rule"("alert_type");

-- AddForeignKey
ALTER TABLE "collector" ADD CONSTRAINT "collector_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_environment_id_fkey" FOREIGN KEY ("environment_id") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_token" ADD CONSTRAINT "personal_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
