#!/bin/sh
# Before the resources are made: the app registration that the bot is in Teams. To use one that exists, tell azd first:
# azd env set MICROSOFT_APP_ID <application id>.
set -eu

if [ -n "${MICROSOFT_APP_ID:-}" ]; then
    echo "Using the app registration $MICROSOFT_APP_ID."
    exit 0
fi

app=$(az ad app create --display-name ToolkitBot --sign-in-audience AzureADMyOrg --query appId --output tsv)
az ad sp create --id "$app" --output none
azd env set MICROSOFT_APP_ID "$app"
echo "Made the app registration $app."
