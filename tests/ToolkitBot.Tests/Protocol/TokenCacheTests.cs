using System.Collections.Frozen;
using ToolkitBot.Protocol.Auth;

namespace ToolkitBot.Tests.Protocol;

/// <summary>What is remembered of tokens that passed, and how room is made.</summary>
public sealed class TokenCacheTests
{
    private const int Capacity = 512;
    private static readonly DateTimeOffset now = new(2027, 3, 3, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset later = now.AddHours(1);
    private static readonly AuthenticatedCaller caller = new("https://sample.invalid/", FrozenSet<string>.Empty);
    private readonly SigningKeySet keys = new(FrozenDictionary<string, SigningKey>.Empty, now);
    private readonly SigningKeySet earlier = new(FrozenDictionary<string, SigningKey>.Empty, now);
    private readonly TokenCache cache = new();

    [Fact]
    public void A_token_is_remembered_by_all_its_letters_for_its_keys_until_its_end()
    {
        cache.Keep("token", caller, keys, later, now);

        Assert.Same(caller, cache.Find("token", keys, later.AddTicks(-1)));
        Assert.Null(cache.Find("token", keys, later));
        Assert.Null(cache.Find("tokeN", keys, now));
        Assert.Null(cache.Find("token", earlier, now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_full_memory_drops_what_has_ended_and_keeps_the_rest(int beyond)
    {
        Fill(Capacity - 2, keys, later);
        cache.Keep("ended", caller, keys, now, now);
        cache.Keep("of earlier keys", caller, earlier, later, now);
        Assert.NotNull(Find("of earlier keys", earlier));

        for (var number = 0; number <= beyond; number++)
        {
            cache.Keep($"new {number}", caller, keys, later, now);
        }

        Assert.Null(cache.Find("ended", keys, now.AddTicks(-1)));
        Assert.Null(Find("of earlier keys", earlier));
        Assert.All(Enumerable.Range(0, Capacity - 2), number => Assert.NotNull(Find($"token {number}", keys)));
        Assert.NotNull(Find("new 0", keys));
    }

    [Fact]
    public void Before_it_is_full_nothing_is_dropped()
    {
        cache.Keep("of earlier keys", caller, earlier, later, now);
        Fill(Capacity - 1, keys, later);

        Assert.NotNull(Find("of earlier keys", earlier));
    }

    [Fact]
    public void A_memory_full_of_tokens_that_hold_begins_afresh()
    {
        Fill(Capacity, keys, later);
        cache.Keep("one more", caller, keys, later, now);

        Assert.NotNull(Find("one more", keys));
        Assert.All(Enumerable.Range(0, Capacity), number => Assert.Null(Find($"token {number}", keys)));
    }

    private void Fill(int count, SigningKeySet of, DateTimeOffset until)
    {
        for (var number = 0; number < count; number++)
        {
            cache.Keep($"token {number}", caller, of, until, now);
        }
    }

    private AuthenticatedCaller? Find(string token, SigningKeySet of) => cache.Find(token, of, now);
}
