// A conversation waits most of its time: for Teams' limits, for a process to start, for the pump. Many run side by side.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer("ToolkitBot.AppTests.Harness.ProcessesFirst", "ToolkitBot.AppTests")]
