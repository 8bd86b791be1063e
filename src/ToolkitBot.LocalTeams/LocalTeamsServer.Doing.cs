using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ToolkitBot.LocalTeams.Bot;
using ToolkitBot.LocalTeams.World;
using ToolkitBot.Protocol.Activities;

namespace ToolkitBot.LocalTeams;

// What happens behind the public verbs: words and presses become activities, and answers become what people see.
public sealed partial class LocalTeamsServer
{
    internal LocalTeamsOptions Options => options;

    internal DateTimeOffset Now => options.Clock.GetUtcNow();

    /// <summary>Opening without waiting for the bot: the page shows what is there and learns the rest from its feed.</summary>
    internal void OpenInBackground(string person, string conversation, bool afresh)
    {
        _ = Find(person, conversation);
        _ = Run(token => afresh ? ReopenAsync(person, conversation, token) : OpenAsync(person, conversation, token));
    }

    /// <summary>Shows the words at once; the delivery goes on in the background.</summary>
    internal (LocalMessage Message, Task Delivery) Say(string person, string conversation, string text, string? thread)
    {
        var (who, where) = Find(person, conversation);
        var heard = where.Scope == LocalScope.Personal || Mentions(text);
        var message = World.Add(
            where,
            thread,
            who.Key,
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = text,
                TextFormat = "plain",
            }
        );
        World.MarkRead(who.Key, where);
        if (!heard)
        {
            return (message, Task.CompletedTask);
        }
        var wireText =
            where.Scope == LocalScope.Personal
                ? text
                : text.Replace($"@{World.Bot.Name}", $"<at>{World.Bot.Name}</at>", StringComparison.OrdinalIgnoreCase);
        var delivery = Run(async token =>
        {
            await InstallAsync(who, where, token);
            await bot.DeliverAsync(shapes.Typed(who, where, message.ThreadId, message.Id, wireText), token);
        });
        return (message, delivery);
    }

    /// <summary>Invokes are answered here; what is a message to the bot goes on in the background.</summary>
    internal async Task<(LocalOutcome Outcome, Task Delivery)> PressedAsync(
        string person,
        string messageId,
        JsonObject action,
        IReadOnlyDictionary<string, string>? inputs,
        int attachment,
        CancellationToken cancellationToken
    )
    {
        var card = Message(messageId);
        var (who, where) = Find(person, card.ConversationId);
        var press = CardPress.Of(action, inputs);
        switch (press?.Route)
        {
            case PressRoute.Execute:
                var outcome = await ExecuteAsync(who, where, card, press.Value!, attachment, cancellationToken);
                return (outcome, Task.CompletedTask);
            case PressRoute.Dialog:
                return (await dialogs.OpenAsync(who, where, card, press.Value!, cancellationToken), Task.CompletedTask);
            case PressRoute.Invoke:
                // A nameless invoke, as Teams sends it for this older kind of button.
                var nameless = shapes.Invoke(who, where, name: null, press.Value!, card);
                var answer = await bot.DeliverAsync(nameless, cancellationToken);
                return (InvokeAnswers.Silence(answer) ?? LocalOutcome.Done, Task.CompletedTask);
            case PressRoute.Submit:
                var submit = shapes.Submitted(who, where, card, press.Value!, press.Text);
                return (LocalOutcome.Done, Run(token => bot.DeliverAsync(submit, token)));
            case PressRoute.Says when press.Text is { } words:
                return (LocalOutcome.Done, SayFromCard(who, where, card, words));
            case PressRoute.Open when Uri.TryCreate(press.Text, UriKind.Absolute, out var url):
                return url.Scheme is "https" or "http"
                    ? (new LocalOutcome(OutcomeKind.Open) { Url = url }, Task.CompletedTask)
                    : (LocalOutcome.Error("Teams opens web addresses only (https)."), Task.CompletedTask);
            default:
                return (LocalOutcome.Error("Teams does not know this kind of button."), Task.CompletedTask);
        }
    }

    // Words of a button reach the bot without a mention, in shared places too: the card already belongs to it.
    private Task SayFromCard(LocalPerson person, LocalConversation conversation, LocalMessage card, string words)
    {
        var said = World.Add(
            conversation,
            card.ThreadId,
            person.Key,
            new Activity
            {
                Type = ActivityTypes.Message,
                Text = words,
                TextFormat = "plain",
            }
        );
        var activity = shapes.Typed(person, conversation, card.ThreadId, said.Id, words, card.Id);
        return Run(token => bot.DeliverAsync(activity, token));
    }

    private async Task<LocalOutcome> ExecuteAsync(
        LocalPerson person,
        LocalConversation conversation,
        LocalMessage card,
        JsonNode value,
        int attachment,
        CancellationToken cancellationToken
    )
    {
        var activity = shapes.Invoke(person, conversation, "adaptiveCard/action", value, card);
        var outcome = InvokeAnswers.Action(await bot.DeliverAsync(activity, cancellationToken));
        if (outcome.Card is { } replacement)
        {
            World.Show(card.Id, new CardPlace(person.Key, attachment), replacement);
        }
        return outcome;
    }

    private async Task InstallAsync(
        LocalPerson person,
        LocalConversation conversation,
        CancellationToken cancellationToken
    )
    {
        if (!World.SetInstalled(conversation, present: true))
        {
            return;
        }
        // A team is added through one of its channels; the picked one is where the events say it happened.
        var isFirst = conversation.Team is null || conversation.Team == World.Team;
        var (key, picked) = isFirst
            ? (options.Installer, options.SelectedChannel)
            : (conversation.Team!.Installer, conversation.Team.PickedChannel);
        var shared = conversation.Scope != LocalScope.Personal;
        var installer = shared && key is not null && World.FindPerson(key) is { } chosen ? chosen : person;
        var place = conversation.Team is null ? conversation : World.Conversation(person.Key, picked);
        await DeliverAllAsync(shapes.Installed(installer, place, added: true), cancellationToken);
    }

    // Both events travel at once, as in Teams, so a bot must cope with either order and with both at the same time.
    private Task DeliverAllAsync(IReadOnlyList<JsonObject> activities, CancellationToken cancellationToken) =>
        Task.WhenAll(activities.Select(activity => Run(token => bot.DeliverAsync(activity, token))))
            .WaitAsync(cancellationToken);

    private void RefreshViewers(LocalMessage message)
    {
        foreach (var person in refresh.Viewers(message))
        {
            if (World.FindConversation(message.ConversationId) is { } conversation)
            {
                _ = Run(token => RefreshAsync(person, conversation, message, token));
            }
        }
    }

    private async Task RefreshAsync(
        LocalPerson person,
        LocalConversation conversation,
        LocalMessage message,
        CancellationToken cancellationToken
    )
    {
        foreach (var (attachment, action) in refresh.Due(person, message))
        {
            var value = CardPress.Of(action, inputs: null)?.Value as JsonObject;
            if (value is null)
            {
                continue;
            }
            value["trigger"] = "automatic";
            // Failures stay silent: nobody asked for this call, and the base card is still there.
            await ExecuteAsync(person, conversation, message, value, attachment, cancellationToken);
        }
    }

    private bool Mentions(string text) => text.Contains($"@{World.Bot.Name}", StringComparison.OrdinalIgnoreCase);

    private Task Run(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => GuardAsync(work));
        lock (gate)
        {
            running.Add(task);
        }
        _ = task.ContinueWith(
            done =>
            {
                lock (gate)
                {
                    running.Remove(done);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        return task;
    }

    private async Task GuardAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopping: what was not answered stays in the state file.
        }
#pragma warning disable CA1031 // The boundary of background work: log once, keep the local Teams alive.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The local Teams could not finish a step.")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
