#!/bin/sh
# One backup more in BACKUP_FOLDER, and away with those older than BACKUP_DAYS: but only behind a new one, so that old
# ones outlive a hub that can't be backed up any more.
set -eu
cd "$(dirname "$0")/.."
folder=${BACKUP_FOLDER:-/backups}
node services/hub/src/main.ts backup "$folder/hub-$(date -u +%Y-%m-%dT%H-%M-%SZ).backup"
# What was cut short stays as a .part.
find "$folder" \( -name 'hub-*.backup' -o -name 'hub-*.part' \) -mtime "+${BACKUP_DAYS:-14}" -delete
