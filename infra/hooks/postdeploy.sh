#!/bin/sh
# Subscribes IngestCsvOnEvent to the files dropped into the incoming container. Safe to run again.
set -eu

for name in AZURE_RESOURCE_GROUP AZURE_FUNCTION_APP_NAME AZURE_FUNCTION_APP_URL AZURE_EVENT_GRID_TOPIC_NAME INCOMING_CONTAINER; do
  eval "value=\${$name:-}"
  if [ -z "$value" ]; then
    echo "$name is not set: run this through azd." >&2
    exit 1
  fi
done
command -v az >/dev/null 2>&1 || { echo "The Azure CLI (az) is needed." >&2; exit 1; }

key=$(az functionapp keys list --name "$AZURE_FUNCTION_APP_NAME" --resource-group "$AZURE_RESOURCE_GROUP" \
  --query systemKeys.blobs_extension --output tsv)
if [ -z "$key" ]; then
  echo "The app has no blobs_extension key yet. Wait until it has started, then run: azd hooks run postdeploy" >&2
  exit 1
fi

az eventgrid system-topic event-subscription create \
  --name ingest-csv \
  --resource-group "$AZURE_RESOURCE_GROUP" \
  --system-topic-name "$AZURE_EVENT_GRID_TOPIC_NAME" \
  --endpoint-type webhook \
  --endpoint "$AZURE_FUNCTION_APP_URL/runtime/webhooks/blobs?functionName=Host.Functions.IngestCsvOnEvent&code=$key" \
  --included-event-types Microsoft.Storage.BlobCreated \
  --subject-begins-with "/blobServices/default/containers/$INCOMING_CONTAINER/" \
  --output none
echo "Files dropped into $INCOMING_CONTAINER are ingested by $AZURE_FUNCTION_APP_NAME."
