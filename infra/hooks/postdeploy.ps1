# Subscribes IngestCsvOnEvent to the files dropped into the incoming container. Safe to run again.
$ErrorActionPreference = 'Stop'

foreach ($name in 'AZURE_RESOURCE_GROUP', 'AZURE_FUNCTION_APP_NAME', 'AZURE_FUNCTION_APP_URL', 'AZURE_EVENT_GRID_TOPIC_NAME', 'INCOMING_CONTAINER') {
  if (-not [Environment]::GetEnvironmentVariable($name)) {
    throw "$name is not set: run this through azd."
  }
}
if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
  throw 'The Azure CLI (az) is needed.'
}

$key = az functionapp keys list --name $env:AZURE_FUNCTION_APP_NAME --resource-group $env:AZURE_RESOURCE_GROUP `
  --query systemKeys.blobs_extension --output tsv
if (-not $key) {
  throw 'The app has no blobs_extension key yet. Wait until it has started, then run: azd hooks run postdeploy'
}

# az.cmd hands its arguments to cmd, which would end the address at the ampersand unless it is quoted once more.
$endpoint = "$env:AZURE_FUNCTION_APP_URL/runtime/webhooks/blobs?functionName=Host.Functions.IngestCsvOnEvent&code=$key"
az eventgrid system-topic event-subscription create `
  --name ingest-csv `
  --resource-group $env:AZURE_RESOURCE_GROUP `
  --system-topic-name $env:AZURE_EVENT_GRID_TOPIC_NAME `
  --endpoint-type webhook `
  --endpoint """$endpoint""" `
  --included-event-types Microsoft.Storage.BlobCreated `
  --subject-begins-with "/blobServices/default/containers/$env:INCOMING_CONTAINER/" `
  --output none
if ($LASTEXITCODE -ne 0) {
  throw 'The event subscription was not made.'
}
Write-Output "Files dropped into $env:INCOMING_CONTAINER are ingested by $env:AZURE_FUNCTION_APP_NAME."
