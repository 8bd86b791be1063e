using Microsoft.Extensions.Configuration;
using ToolkitBot.Settings;

namespace ToolkitBot.AppTests.Wire;

/// <summary>Rows 20, 21, 33 and 52 of the protocol notes' table 3.6: keys that cannot be had, and an app id that is not set.</summary>
public sealed class WireKeyRows : IAsyncLifetime
{
    private readonly WireBot bot = new();

    public Task InitializeAsync() => bot.InitializeAsync();

    public Task DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Rows_20_and_21_unknown_keys_are_asked_for_once_and_no_flood_follows()
    {
        Assert.Equal(200, (await bot.PostAsync(bot.Message())).Status);
        var before = bot.Issuer.Fetches;
        var stranger = bot.Token(shape => shape.With(bot.Issuer.Stranger));

        Assert.Equal(401, (await bot.PostAsync(bot.Message(), stranger)).Status);
        Assert.Equal(before + 1, bot.Issuer.Fetches);

        for (var i = 0; i < 50; i++)
        {
            var other = bot.Token(shape =>
            {
                shape.With(bot.Issuer.Stranger);
                shape.Header["kid"] = $"junk-{i}";
            });
            Assert.Equal(401, (await bot.PostAsync(bot.Message(), other)).Status);
        }

        Assert.Equal(before + 1, bot.Issuer.Fetches);
        Assert.Equal(200, (await bot.PostAsync(bot.Message())).Status);
    }

    [Fact]
    public async Task A_new_key_is_believed_after_one_refresh()
    {
        Assert.Equal(200, (await bot.PostAsync(bot.Message())).Status);
        bot.Issuer.Published.Add(bot.Issuer.Stranger);

        Assert.Equal(
            200,
            (await bot.PostAsync(bot.Message(), bot.Token(shape => shape.With(bot.Issuer.Stranger)))).Status
        );
    }

    [Fact]
    public async Task Row_52_without_any_keys_it_is_503_and_it_heals()
    {
        var keyless = new WireBot { StartsWithoutKeys = true };
        await keyless.InitializeAsync();
        try
        {
            var answer = await keyless.PostAsync(keyless.Message());
            Assert.Equal((503, ""), (answer.Status, answer.Body));
            Assert.True(
                int.Parse(answer.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture) > 0
            );

            keyless.Issuer.IsDown = false;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while ((await keyless.PostAsync(keyless.Message())).Status != 200)
            {
                Assert.False(patience.IsCancellationRequested);
                await Task.Delay(200);
            }
        }
        finally
        {
            await keyless.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("MicrosoftAppPassword=secret")]
    [InlineData("MicrosoftAppTenantId=8a4f2c1e-53d7-4b86-a1c9-6e2d7f0b9a34")]
    [InlineData("MicrosoftAppType=UserAssignedMSI")]
    [InlineData("Bot:Tenants=8a4f2c1e-53d7-4b86-a1c9-6e2d7f0b9a34")]
    [InlineData("Bot:TokenEndpoint=https://login.example/token")]
    public void Row_33_an_empty_app_id_beside_settings_of_a_real_bot_stops_the_start(string setting)
    {
        var parts = setting.Split('=');
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["MicrosoftAppId"] = " ", [parts[0]] = parts[1] })
            .Build();

        var stop = Assert.Throws<StartException>(() => BotSettings.Read(configuration));

        Assert.StartsWith("MicrosoftAppId is empty", stop.Message, StringComparison.Ordinal);
        Assert.Contains(parts[0], stop.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:0")]
    [InlineData("--urls", "http://*:0")]
    [InlineData("--urls", "http://loopback:0")]
    [InlineData("--urls", "http://localhost.example:0")]
    [InlineData("--urls", "http://127.0.0.1:0;http://[::]:0")]
    [InlineData("--Kestrel:Endpoints:Http:Url", "http://0.0.0.0:0")]
    public async Task Row_33_without_an_app_id_nothing_but_this_machine_is_served(string name, string value)
    {
        using var folder = new TemporaryFolder();
        await using var process = BotProcess.Start(folder.Path, new Dictionary<string, string>(), name, value);
        var run = await process.EndAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("MicrosoftAppId is empty", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.Trim().Split('\n'));
    }

    [Fact]
    public async Task Row_33_an_app_id_that_is_none_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        await using var process = BotProcess.Start(
            folder.Path,
            new Dictionary<string, string>(),
            "--MicrosoftAppId",
            "my bot",
            "--MicrosoftAppPassword",
            "secret"
        );
        var run = await process.EndAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("MicrosoftAppId is not an app id", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\nMicrosoftAppTenantId is not a tenant id", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Errors + run.Output, StringComparison.Ordinal);
    }
}
