targetScope = 'subscription'

@description('Name of the azd environment; everything is named after it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of all resources, such as uksouth.')
param location string

@description('Object id of whoever deploys: azd reads the database password back when it provisions again.')
param principalId string

@description('Application id of the app registration that the bot is in Teams.')
param appId string

@description('Password of the database; azd makes one and finds it in the key vault later.')
@secure()
param databasePassword string

@description('Spreads the bot over availability zones and gives the database a standby. Cannot be changed later.')
param highAvailability bool = false

@description('Days that the database is backed up for: that is how long somebody forgotten stays in a backup.')
@minValue(7)
@maxValue(35)
param backupDays int = 7

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module ground 'ground.bicep' = {
  scope: group
  params: {
    suffix: take(uniqueString(subscription().id, environmentName, location), 10)
    location: location
    tags: tags
    principalId: principalId
    appId: appId
    tenantId: tenant().tenantId
    databasePassword: databasePassword
    highAvailability: highAvailability
    backupDays: backupDays
  }
}

// What azd keeps in its environment, and hands to the hooks and to toolkitbot.parameters.json.
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = ground.outputs.vaultName
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = ground.outputs.registryServer
output AZURE_CONTAINER_ENVIRONMENT_NAME string = ground.outputs.environmentName
output IDENTITY_NAME string = ground.outputs.identityName
output IDENTITY_PRINCIPAL_ID string = ground.outputs.identityPrincipalId
output DATABASE_HOST string = ground.outputs.databaseHost
output DATABASE_SECRET_URI string = ground.outputs.databaseSecretUri
output BOT_HOST string = ground.outputs.botHost
