#!/bin/sh
# Before the resources are made: the app registration that the bot is in Teams. To use one that exists, tell azd first:
# azd env set MICROSOFT_APP_ID <application id>. A run that broke off is taken up where it was: no second one is made.
set -eu

app="${MICROSOFT_APP_ID:-}"
if [ -n "$app" ] && [ "${MICROSOFT_APP_BEGUN:-}" != yes ]; then
    echo "Using the app registration $app."
    exit 0
fi

if [ -z "$app" ]; then
    azd env set MICROSOFT_APP_BEGUN yes
    app=$(az ad app create --display-name ToolkitBot --sign-in-audience AzureADMyOrg --query appId --output tsv)
    # At once, before anything else can fail.
    azd env set MICROSOFT_APP_ID "$app" || {
        echo "Made the app registration $app, but azd does not keep it: run 'azd env set MICROSOFT_APP_ID $app'." >&2
        exit 1
    }
fi

known=$(az ad sp list --filter "appId eq '$app'" --query "length(@)" --output tsv)
if [ "$known" != 1 ]; then
    az ad sp create --id "$app" --output none
fi
azd env set MICROSOFT_APP_BEGUN no
echo "Made the app registration $app."
