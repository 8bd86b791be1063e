using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Tests.Protocol;

/// <summary>What is softer for this machine is so for names that cannot mean any other.</summary>
public sealed class ThisMachineTests
{
    public static TheoryData<string, bool> Hosts =>
        new()
        {
            { "localhost", true },
            { "LOCALHOST", true },
            { "127.0.0.1", true },
            { "127.45.6.7", true },
            { "[::1]", true },
            { "loopback", false },
            { "localhost.", false },
            { "localhost.example.org", false },
            { "2130706433", false },
            { "0x7f000001", false },
            { "0x7f.1", false },
            { "127.1", false },
            { "0177.0.0.1", false },
            { "127.0.0.01", false },
            { "127.0.0.1.", false },
            { "[0:0:0:0:0:0:0:1]", false },
            { "[::]", false },
            { "0.0.0.0", false },
            { "0", false },
            { "128.0.0.1", false },
            { "10.0.0.1", false },
        };

    [Theory, MemberData(nameof(Hosts))]
    public void Only_localhost_and_loopback_addresses_as_one_writes_them_are_this_machine(string host, bool expected)
    {
        Assert.Equal(expected, ThisMachine.IsNamed(host));
        foreach (var address in new[] { $"http://{host}/", $"http://{host}:3978/x", $"http://{host}" })
        {
            Assert.Equal(expected, ServiceUrlPolicy.IsSafeAddress(address));
            Assert.Equal(expected && host is not ("127.45.6.7" or "[::1]"), ServiceUrlPolicy.Loopback.Allows(address));
            if (Uri.TryCreate(address, UriKind.Absolute, out var parsed))
            {
                Assert.Equal(expected, ThisMachine.IsNamed(parsed));
            }
        }
    }

    [Theory]
    [InlineData("https://loopback/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://127.1/")]
    public void A_listed_host_is_not_found_under_another_spelling(string address) =>
        Assert.False(ServiceUrlPolicy.Loopback.Allows(address));

    [Fact]
    public void Keys_are_not_fetched_without_TLS_from_a_host_that_is_called_loopback()
    {
        Assert.Throws<ArgumentException>(() => new MetadataClient("http://loopback/keys"));
        new MetadataClient("http://localhost/keys").Dispose();
    }
}
