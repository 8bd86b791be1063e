using ToolkitBot.LocalTeams.Serving;

namespace ToolkitBot.Tests.LocalTeams;

public sealed class StreamPlacesTests
{
    [Fact]
    public void A_visitor_has_so_many_and_a_closed_one_gives_its_place_back()
    {
        var places = new StreamLimiter(mostForOne: 2, mostInAll: 10);
        var first = places.Take("mei");
        Assert.NotNull(first);
        Assert.NotNull(places.Take("mei"));
        Assert.Null(places.Take("mei"));
        Assert.NotNull(places.Take("owen"));

        // Twice is once.
        first.Dispose();
        first.Dispose();
        Assert.NotNull(places.Take("mei"));
        Assert.Null(places.Take("mei"));
    }

    [Fact]
    public void All_together_have_so_many()
    {
        var places = new StreamLimiter(mostForOne: 2, mostInAll: 3);
        var taken = Enumerable.Range(0, 3).Select(number => places.Take($"visitor {number}")).ToArray();
        Assert.DoesNotContain(null, taken);
        Assert.Null(places.Take("another"));

        taken[1]!.Dispose();
        Assert.NotNull(places.Take("another"));
        Assert.Null(places.Take("one more"));
    }

    [Fact]
    public async Task Many_at_once_get_no_more_than_there_are()
    {
        var places = new StreamLimiter();
        var taken = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => Task.Run(() => places.Take("mei"))));
        Assert.Equal(20, taken.Count(place => place is not null));
        var all = await Task.WhenAll(Enumerable.Range(0, 3_000).Select(n => Task.Run(() => places.Take($"{n / 10}"))));
        Assert.Equal(2_000 - 20, all.Count(place => place is not null));
    }
}
