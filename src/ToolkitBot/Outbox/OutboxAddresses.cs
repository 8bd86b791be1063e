using Microsoft.EntityFrameworkCore;
using ToolkitBot.Protocol.Activities;
using ToolkitBot.Protocol.Connector;
using ToolkitBot.Protocol.Turns;
using ToolkitBot.Storage;
using ToolkitBot.Storage.Entities;
using ToolkitBot.Storage.Tables;

namespace ToolkitBot.Outbox;

/// <summary>Resolves a place to the address that the Connector needs.</summary>
internal sealed class OutboxAddresses(
    Database database,
    IUndeliverable undeliverable,
    [FromKeyedServices(OutboxSetup.PumpConnector)] ConnectorClient connector
)
{
    /// <summary>Returns the address of a channel or another known conversation.</summary>
    /// <exception cref="ConnectorException">The bot is no longer there.</exception>
    public async Task<ConversationReference> ConversationAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var record = await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return record is { Active: true } ? ToReference(record) : throw NotThere();
    }

    /// <summary>Returns the address of a person's private chat; creates the chat if there is none.</summary>
    /// <param name="to">The person; without an account if the bot has never met them.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ConnectorException">The person cannot be reached.</exception>
    public async Task<ConversationReference> PersonAsync(Person to, CancellationToken cancellationToken)
    {
        await using var db = database.Read();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Key == to.Key, cancellationToken);
        if (person is null && to.ChannelAccountId is not null)
        {
            // They were forgotten meanwhile.
            throw NotThere();
        }

        person ??= to;

        return person.PersonalConversationId is { } conversation
            ? await ConversationAsync(conversation, cancellationToken)
            : await CreateAsync(db, person, cancellationToken);
    }

    /// <summary>Asks the Connector something about a place; null where the bot is no longer there.</summary>
    public async Task<string?> AskAsync(
        string id,
        Func<ConversationReference, Task<string?>> call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await call(await ConversationAsync(id, cancellationToken));
        }
        catch (ConnectorException e) when (e.Fault.Reference is ReferenceAdvice.SwitchOff or ReferenceAdvice.Delete)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes a call to a place. If it is refused, records what that says about the place: that it is closed or has
    /// moved.
    /// </summary>
    public async Task<T> ReachAsync<T>(ConversationReference place, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (ConnectorException e) when (e.Fault.Reference != ReferenceAdvice.Keep)
        {
            await undeliverable.NoteAsync(place, e, CancellationToken.None);
            throw;
        }
    }

    /// <summary>
    /// Creates a person's private chat, and keeps nothing. Idempotent: asking again returns the same chat, so a crash does
    /// no harm.
    /// </summary>
    /// <param name="account">The person's account on the channel, or their Entra object id.</param>
    /// <param name="near">Where the bot is known to be in the person's tenant.</param>
    /// <exception cref="ConnectorException">The person cannot be reached.</exception>
    public async Task<ConversationRecord> CreateChatAsync(
        string account,
        ConversationRecord near,
        CancellationToken cancellationToken
    )
    {
        var created = await connector.CreateConversationAsync(
            near.ServiceUrl,
            NewConversation.WithPerson(account, near.TenantId),
            cancellationToken
        );
        return new()
        {
            Id = created.Id ?? throw NotThere(),
            TenantId = near.TenantId,
            Scope = nameof(Scope.Personal),
            ServiceUrl = created.ServiceUrl ?? near.ServiceUrl,
            BotId = near.BotId,
            UpdatedAt = near.UpdatedAt,
        };
    }

    /// <summary>Keeps a private chat that was created.</summary>
    public static async Task KeepChatAsync(
        CommitScope scope,
        ConversationRecord created,
        string personKey,
        CancellationToken cancellationToken
    )
    {
        await ConversationsTable.AddAsync(scope, created, cancellationToken);
        await PeopleTable.RememberChatAsync(scope, personKey, created.Id, cancellationToken);
    }

    private async Task<ConversationReference> CreateAsync(
        ToolkitDb db,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var near = await db
            .Conversations.AsNoTracking()
            .Where(c => c.TenantId == person.TenantId && c.Active)
            .OrderByDescending(c => c.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken);
        if (near is null || (person.ChannelAccountId ?? PersonKey.ObjectIdOf(person.Key)) is not { } account)
        {
            throw NotThere();
        }

        var created = await CreateChatAsync(account, near, cancellationToken);
        if (person.ChannelAccountId is not null)
        {
            await database.Writes.RunAsync(
                (scope, token) => KeepChatAsync(scope, created, person.Key, token),
                cancellationToken
            );
        }

        return ToReference(created);
    }

    public static ConversationReference ToReference(ConversationRecord record) =>
        new()
        {
            ChannelId = "msteams",
            ServiceUrl = record.ServiceUrl,
            Conversation = new()
            {
                Id = record.Id,
                ConversationType = record.Scope == nameof(Scope.Personal) ? "personal" : "channel",
                TenantId = record.TenantId,
                IsGroup = record.Scope != nameof(Scope.Personal),
            },
            Bot = new() { Id = record.BotId },
            TeamId = record.TeamId,
        };

    private static ConnectorException NotThere() => new(new ConnectorFault(ConnectorFaultKind.NotInConversation));
}
