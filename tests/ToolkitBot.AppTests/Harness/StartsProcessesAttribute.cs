using Xunit.Abstractions;

namespace ToolkitBot.AppTests.Harness;

/// <summary>Tests that start the bot as a process, which takes seconds: they begin first, so that none is left at the end.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StartsProcessesAttribute : Attribute;

/// <summary>Runs the classes that start processes before all others.</summary>
internal sealed class ProcessesFirst : ITestCollectionOrderer
{
    /// <summary>What xunit writes before the name of a class that is a collection of its own.</summary>
    private const string Prefix = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> collections) =>
        collections
            .OrderBy(collection => StartsProcesses(collection) ? 0 : 1)
            .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static bool StartsProcesses(ITestCollection collection) =>
        collection.DisplayName.StartsWith(Prefix, StringComparison.Ordinal)
        && typeof(ProcessesFirst).Assembly.GetType(collection.DisplayName[Prefix.Length..]) is { } type
        && type.IsDefined(typeof(StartsProcessesAttribute), inherit: false);
}
