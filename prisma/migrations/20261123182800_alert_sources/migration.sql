-- An alert that several sensors told of names them all.
ALTER TABLE "alert" ADD COLUMN "sources" TEXT[];
UPDATE "alert" SET "sources" = ARRAY["source"];
