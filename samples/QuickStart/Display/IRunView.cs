namespace QuickStart;

/// <summary>Shows a run while it goes on.</summary>
internal interface IRunView
{
    Task FollowAsync(RunProgress progress, IAsyncEnumerable<RunEvent> events);
}
