using System.Globalization;
using System.Runtime.CompilerServices;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.Protocol.Connector;

/// <content>Creating conversations, and who is in them.</content>
public sealed partial class ConnectorClient
{
    // Teams serves 500 at most and takes fewer than 50 as 50.
    private const int PageSize = 500;

    /// <summary>Creates a chat with one person (the same one every time), or a new thread in a channel.</summary>
    /// <param name="serviceUrl">Base address of the Connector.</param>
    /// <param name="conversation">From the factories of <see cref="NewConversation"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CreatedConversation> CreateConversationAsync(
        string serviceUrl,
        NewConversation conversation,
        CancellationToken cancellationToken
    )
    {
        if (conversation.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(conversation));
        }

        var place = conversation.ChannelData?.Channel?.Id ?? conversation.Members![0].Id;
        var call = new ConnectorCall(
            HttpMethod.Post,
            serviceUrl,
            "/v3/conversations",
            // With a first message every repetition would show it again.
            conversation.Activity
                is null
                ? CallKind.Idempotent
                : CallKind.Visible,
            new RateKey(conversation.TenantId, place ?? "", RateClass.Create),
            Message(conversation, Info<NewConversation>())
        );
        var body = await pipeline.RunAsync(call, null, cancellationToken);
        var created = Read(body, Info<CreatedConversation>()) ?? new CreatedConversation();
        return trusted.Allows(created.ServiceUrl) ? created : created with { ServiceUrl = null };
    }

    /// <summary>One page of the roster; a first call passes no token.</summary>
    public async Task<MembersPage> GetMembersPageAsync(
        ConversationReference reference,
        string? continuationToken,
        CancellationToken cancellationToken
    )
    {
        var path =
            ConversationPath(reference) + "/pagedmembers?pageSize=" + PageSize.ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(continuationToken))
        {
            path += "&continuationToken=" + Uri.EscapeDataString(continuationToken);
        }

        var body = await GetAsync(reference, path, RateClass.Members, cancellationToken);
        var page = Read(body, Info<MembersPage>());
        return new MembersPage { Members = page?.Members ?? [], ContinuationToken = page?.ContinuationToken };
    }

    /// <summary>The whole roster, page by page.</summary>
    public async IAsyncEnumerable<ChannelAccount> GetMembersAsync(
        ConversationReference reference,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        string? token = null;
        while (true)
        {
            var page = await GetMembersPageAsync(reference, token, cancellationToken);
            foreach (var member in page.Members)
            {
                yield return member;
            }

            // The last page has no token or an empty one; the same one twice would never end.
            if (string.IsNullOrEmpty(page.ContinuationToken) || page.ContinuationToken == token)
            {
                yield break;
            }

            token = page.ContinuationToken;
        }
    }

    /// <summary>One member, or null where the person is not in the conversation.</summary>
    /// <param name="reference">The conversation.</param>
    /// <param name="userId">The person's <c>29:…</c> id or Entra object id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ChannelAccount?> GetMemberAsync(
        ConversationReference reference,
        string userId,
        CancellationToken cancellationToken
    )
    {
        var path = ConversationPath(reference) + "/members/" + Segment(userId);
        try
        {
            var body = await GetAsync(reference, path, RateClass.Members, cancellationToken);
            return Read(body, ActivityJson.AccountInfo);
        }
        catch (ConnectorException fault)
            when (fault.Fault.Kind is ConnectorFaultKind.ConversationNotFound or ConnectorFaultKind.NotFound)
        {
            // Teams says "conversation not found" for a person who is not there.
            return null;
        }
    }

    private Task<byte[]> GetAsync(
        ConversationReference reference,
        string path,
        RateClass kind,
        CancellationToken cancellationToken
    ) =>
        pipeline.RunAsync(
            new ConnectorCall(
                HttpMethod.Get,
                reference.ServiceUrl,
                path,
                CallKind.Read,
                RateShaper.KeyOf(reference, kind)
            ),
            null,
            cancellationToken
        );
}
