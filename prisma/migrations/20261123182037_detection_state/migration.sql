-- What stateful detections remember, what people set for detections, and when a cluster's audit log last spoke.

CREATE TABLE "detection_state" (
    "id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "detection_id" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "detection_state_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "detection_state_expires_at_idx" ON "detection_state"("expires_at");

CREATE TABLE "detection_setting" (
    "environment_id" UUID NOT NULL,
    "detection_id" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "lists" JSONB NOT NULL DEFAULT '{}',
    "tuning" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "detection_setting_pkey" PRIMARY KEY ("environment_id","detection_id")
);

CREATE TABLE "detection_exception" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "environment_id" UUID NOT NULL,
    "detection_id" TEXT,
    "user_glob" TEXT,
    "namespace_glob" TEXT,
    "image_glob" TEXT,
    "name_glob" TEXT,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,

    CONSTRAINT "detection_exception_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "detection_exception_environment_id_created_at_id_idx" ON "detection_exception"("environment_id", "created_at" DESC, "id" DESC);

CREATE TABLE "audit_stream" (
    "asset_id" UUID NOT NULL,
    "environment_id" UUID NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "silent_since" TIMESTAMPTZ(3),

    CONSTRAINT "audit_stream_pkey" PRIMARY KEY ("asset_id")
);
CREATE INDEX "audit_stream_last_at_idx" ON "audit_stream"("last_at");
