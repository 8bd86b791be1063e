// The bot: azd runs this with every "azd deploy", once the image is in the registry.

param environmentName string
param location string
param image string
param appId string
param registryServer string
param containerEnvironmentName string
param identityName string
param databaseHost string
param databaseSecretUri string

@description('How many instances run at any time; they share the database and what Teams allows in a tenant.')
@minValue(1)
@maxValue(20)
param instances int = 2

@description('Days to keep what is over, unanswered questions, and people who were not seen since.')
param retentionDays int = 400

@description('Tenants whose people may use the bot, with commas between them; the one of the deployment if empty.')
param botTenants string = ''

@description('How the press of a button comes back; Submit if buttons do nothing in Teams on your phones.')
@allowed(['Execute', 'Submit'])
param cardsPresses string = 'Execute'

@description('Address of an OpenTelemetry collector of your own; traces and logs go to Application Insights if empty.')
param telemetryEndpoint string = ''

var settings = [
  { name: 'MicrosoftAppId', value: appId }
  { name: 'MicrosoftAppType', value: 'FederatedCredentials' }
  { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
  { name: 'MicrosoftAppClientId', value: identity.properties.clientId }
  { name: 'Storage__Provider', value: 'PostgreSql' }
  {
    name: 'ConnectionStrings__ToolkitBot'
    value: 'Host=${databaseHost};Database=toolkitbot;Username=toolkitbot;SSL Mode=VerifyFull'
  }
  { name: 'Bot__Instances', value: string(instances) }
  { name: 'Bot__Tenants', value: botTenants }
  { name: 'Pledges__RetentionDays', value: string(retentionDays) }
  { name: 'Cards__Presses', value: cardsPresses }
  { name: 'Telemetry__Endpoint', value: telemetryEndpoint }
]

resource containerEnvironment 'Microsoft.App/managedEnvironments@2026-07-01' existing = {
  name: containerEnvironmentName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource bot 'Microsoft.App/containerApps@2026-07-01' = {
  name: 'toolkitbot'
  location: location
  tags: {
    'azd-env-name': environmentName
    'azd-service-name': 'toolkitbot'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    environmentId: containerEnvironment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        allowInsecure: false
        targetPort: 8080
        transport: 'auto'
      }
      registries: [{ server: registryServer, identity: identity.id }]
      secrets: [{ name: 'database-password', keyVaultUrl: databaseSecretUri, identity: identity.id }]
    }
    template: {
      // The bot ends what it has begun within 20 seconds.
      terminationGracePeriodSeconds: 30
      scale: { minReplicas: instances, maxReplicas: instances }
      containers: [
        {
          name: 'toolkitbot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          // What is empty is not set.
          env: concat(
            [{ name: 'PGPASSWORD', secretRef: 'database-password' }],
            filter(settings, one => one.value != '')
          )
          probes: [
            {
              // A first start makes the tables, an upgrade changes them.
              type: 'Startup'
              httpGet: { path: '/health/live', port: 8080 }
              periodSeconds: 5
              failureThreshold: 60
            }
            {
              type: 'Liveness'
              httpGet: { path: '/health/live', port: 8080 }
              periodSeconds: 10
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/health/ready', port: 8080 }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
    }
  }
}

output SERVICE_TOOLKITBOT_URI string = 'https://${bot.properties.configuration.ingress.fqdn}'
