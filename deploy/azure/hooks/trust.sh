#!/bin/sh
# After the resources are made: the app registration believes the bot's managed identity, so that no secret is needed, and
# Teams may sign people in to the wall. Nothing is added twice.
set -eu

app="$MICROSOFT_APP_ID"
identity="$IDENTITY_PRINCIPAL_ID"
tenant="$AZURE_TENANT_ID"
host="$BOT_HOST"
# A scope's id must be unique within its app registration only.
scope="6f1c4a3e-5d0b-4f57-9d0e-2b8f6c1a7e34"
graph="https://graph.microsoft.com/v1.0/applications(appId='$app')"

trusted=$(az ad app federated-credential list --id "$app" --query "[?subject=='$identity'] | length(@)" --output tsv)
if [ "$trusted" = 0 ]; then
    az ad app federated-credential create --id "$app" --output none --parameters "{
        \"name\": \"toolkitbot-${AZURE_ENV_NAME}\",
        \"issuer\": \"https://login.microsoftonline.com/$tenant/v2.0\",
        \"subject\": \"$identity\",
        \"audiences\": [\"api://AzureADTokenExchange\"]
    }"
fi

# First the scope, then who may use it: both at once are refused, because the scope is not there yet.
az rest --method PATCH --url "$graph" --headers Content-Type=application/json --body "{
    \"identifierUris\": [\"api://$host/botid-$app\"],
    \"api\": {
        \"requestedAccessTokenVersion\": 2,
        \"oauth2PermissionScopes\": [{
            \"id\": \"$scope\",
            \"value\": \"access_as_user\",
            \"type\": \"User\",
            \"isEnabled\": true,
            \"adminConsentDisplayName\": \"Show the pledge wall\",
            \"adminConsentDescription\": \"Teams signs people in to the pledge wall.\",
            \"userConsentDisplayName\": \"Show you the pledge wall\",
            \"userConsentDescription\": \"Teams signs you in to the pledge wall.\"
        }]
    }
}"
# Teams on desktops and phones, and in the browser.
az rest --method PATCH --url "$graph" --headers Content-Type=application/json --body "{
    \"api\": {
        \"preAuthorizedApplications\": [
            {\"appId\": \"1fec8e78-bce4-4aaf-ab1b-5451cc387264\", \"delegatedPermissionIds\": [\"$scope\"]},
            {\"appId\": \"5e3ce6c0-2b1f-4285-8d4b-75ee78787346\", \"delegatedPermissionIds\": [\"$scope\"]}
        ]
    }
}"

echo "The package for Teams, once the bot is deployed; from this folder, deploy/azure:"
echo "dotnet run --project ../../src/ToolkitBot -- package --app-id $app --domain $host --organisation \"YOUR ORGANISATION\" --out toolkitbot.zip"
