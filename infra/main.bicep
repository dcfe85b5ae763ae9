targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the environment; part of every name.')
param environmentName string

@minLength(1)
@description('Where everything but the model goes.')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Who deploys: may read and write the data, to drop files and to run the app locally against them. Empty for nobody.')
param principalId string = ''

@allowed(['User', 'ServicePrincipal'])
@description('What principalId is: a pipeline deploys as a service principal.')
param principalType string = 'User'

@description('Puts storage and the model behind private endpoints and the app into a virtual network.')
param vnetEnabled bool = false

@description('Runs the durable engine on the Durable Task Scheduler instead of the storage account; the app must be built with it too.')
param durableScheduler bool = false

@description('Where the model goes; the location of the rest when empty.')
param openAiLocation string = ''

@description('Name of the model as the catalogue has it.')
param modelName string = 'gpt-5.4-mini'

@description('Version of the model.')
param modelVersion string = '2026-03-17'

@minValue(1)
@description('Thousands of tokens a minute.')
param modelCapacity int = 100

@description('NCRONTAB schedule of the purge of ended instances of the durable engine.')
param purgeSchedule string = '0 30 3 * * *'

@description('When it is seen which sources on the web are due, as NCRONTAB in UTC.')
param refreshSchedule string = '0 */5 * * * *'

@description('Hosts that sources may be fetched from, separated by commas; none when empty.')
param sourceHosts string = ''

@description('Application (client) id to sign callers in with; function keys alone when empty.')
param signInClientId string = ''

@allowed(['on', 'off'])
@description('Tests every published version of a dataset with questions of its own; they cost what questions cost.')
param selfTest string = 'off'

var abbreviations = loadJsonContent('./abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var appName = '${abbreviations.webSitesFunctions}${token}'
var storageName = '${abbreviations.storageStorageAccounts}${token}'
var packageContainer = 'app-package'
var incomingContainer = 'incoming'
var dataContainer = 'tally'
var taskHubName = 'tally'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: '${abbreviations.resourcesResourceGroups}${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: '${abbreviations.managedIdentityUserAssignedIdentities}${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: '${abbreviations.operationalInsightsWorkspaces}${token}'
    componentName: '${abbreviations.insightsComponents}${token}'
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    containers: [packageContainer, incomingContainer, dataContainer]
    isPrivate: vnetEnabled
  }
}

module openAi 'modules/openai.bicep' = {
  name: 'openai'
  scope: group
  params: {
    name: '${abbreviations.cognitiveServicesAccounts}${token}'
    location: empty(openAiLocation) ? location : openAiLocation
    tags: tags
    modelName: modelName
    modelVersion: modelVersion
    modelCapacity: modelCapacity
    isPrivate: vnetEnabled
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    storageName: storage.outputs.name
    openAiName: openAi.outputs.name
    componentName: monitoring.outputs.componentName
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
  }
}

module network 'modules/network.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: group
  params: {
    name: '${abbreviations.networkVirtualNetworks}${token}'
    endpointPrefix: abbreviations.networkPrivateEndpoints
    location: location
    tags: tags
    storageName: storage.outputs.name
    openAiName: openAi.outputs.name
  }
}

module scheduler 'modules/scheduler.bicep' = if (durableScheduler) {
  name: 'scheduler'
  scope: group
  params: {
    name: '${abbreviations.durableTaskSchedulers}${token}'
    taskHubName: taskHubName
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
  }
}

module app 'modules/functionapp.bicep' = {
  name: 'functionapp'
  scope: group
  params: {
    name: appName
    planName: '${abbreviations.webServerFarms}${token}'
    location: location
    tags: tags
    storageName: storage.outputs.name
    packageContainer: packageContainer
    componentName: monitoring.outputs.componentName
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    subnetId: vnetEnabled ? network!.outputs.appSubnetId : ''
    openAiEndpoint: openAi.outputs.endpoint
    openAiDeployment: openAi.outputs.deploymentName
    purgeSchedule: purgeSchedule
    refreshSchedule: refreshSchedule
    sourceHosts: sourceHosts
    selfTest: selfTest
    signInClientId: signInClientId
    schedulerEndpoint: durableScheduler ? scheduler!.outputs.endpoint : ''
    taskHubName: taskHubName
  }
  // The app reads its package and its settings as the identity the roles are for.
  dependsOn: [roles]
}

module events 'modules/events.bicep' = {
  name: 'events'
  scope: group
  params: {
    name: '${abbreviations.eventGridSystemTopics}${token}'
    location: location
    tags: tags
    storageName: storage.outputs.name
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_FUNCTION_APP_URL string = app.outputs.url
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_EVENT_GRID_TOPIC_NAME string = events.outputs.name
output AZURE_OPENAI_ENDPOINT string = openAi.outputs.endpoint
output AZURE_OPENAI_DEPLOYMENT string = openAi.outputs.deploymentName
output INCOMING_CONTAINER string = incomingContainer
