using ToolkitBot.Cli;
using ToolkitBot.Settings;

namespace ToolkitBot.Tests.Cli;

/// <summary>What may follow on the command line when the bot serves.</summary>
public sealed class ServingOptionsTests
{
    [Theory]
    [InlineData("--urls=http://127.0.0.1:4602", "--urls=http://127.0.0.1:4602")]
    [InlineData("--urls http://127.0.0.1:4602", "--urls=http://127.0.0.1:4602")]
    [InlineData("--sample --URLS http://127.0.0.1:0", "--Local:Sample=true", "--URLS=http://127.0.0.1:0")]
    [InlineData("--ConnectionStrings:ToolkitBot=Data=b.db", "--ConnectionStrings:ToolkitBot=Data=b.db")]
    [InlineData("--Bot:Tenants:0 a --bot:instances=2", "--Bot:Tenants:0=a", "--bot:instances=2")]
    [InlineData("--Kestrel:Endpoints:A:Url http://[::1]:0", "--Kestrel:Endpoints:A:Url=http://[::1]:0")]
    [InlineData("--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Default=Debug")]
    [InlineData("--OTEL_BSP_SCHEDULE_DELAY=300", "--OTEL_BSP_SCHEDULE_DELAY=300")]
    [InlineData("--MicrosoftAppPassword=--secret", "--MicrosoftAppPassword=--secret")]
    public void Settings_are_taken_with_a_value_behind_them(string arguments, params string[] read) =>
        Assert.Equal(read, ServingOptions.Read(arguments.Split(' ')));

    [Theory]
    [InlineData("--smaple", "--smaple")]
    [InlineData("--smaple --urls=http://127.0.0.1:4602", "--smaple")]
    [InlineData("--urls=http://127.0.0.1:4602 --nope", "--nope")]
    [InlineData("--Bot:Tenant=8a4f2c1e-53d7-4b86-a1c9-6e2d7f0b9a34", "--Bot:Tenant:")]
    [InlineData("--Bot__Instances=2", "--Bot__Instances")]
    [InlineData("--Kestrel=x", "--Kestrel")]
    [InlineData("--urls=http://127.0.0.1:4602 -v", "-v")]
    [InlineData("--sample=true", "--sample takes no value")]
    [InlineData("--urls", "--urls has no value")]
    [InlineData("--urls --sample", "--urls has no value")]
    [InlineData("--Content:Path --", "--Content:Path has no value")]
    public void What_is_not_known_is_named_with_what_is(string arguments, string named)
    {
        var sentence = Assert.Throws<StartException>(() => ServingOptions.Read(arguments.Split(' '))).Message;
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.True(
            sentence.Contains("--sample", StringComparison.Ordinal)
                || sentence.Contains("=VALUE", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_word_that_belongs_to_no_option_is_not_repeated()
    {
        var sentence = Assert
            .Throws<StartException>(() => ServingOptions.Read(["--MicrosoftAppPassword", "=", "sample-not-secret"]))
            .Message;
        Assert.Contains("Word 3", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("sample-not-secret", sentence, StringComparison.Ordinal);
    }
}
