using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QuickStart;

/// <summary>A run on a terminal: a table that changes as candidates come and go.</summary>
internal sealed class LiveView(IAnsiConsole console, TimeProvider clock) : IRunView
{
    private const int LinesAroundTable = 14;
    private const int WideEnough = 110;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(150);

    private readonly long start = clock.GetTimestamp();

    public async Task FollowAsync(RunProgress progress, IAsyncEnumerable<RunEvent> events)
    {
        await using IAsyncEnumerator<RunEvent> enumerator = events.GetAsyncEnumerator();
        while (await enumerator.MoveNextAsync())
        {
            await progress.ObserveAsync(enumerator.Current);
            if (enumerator.Current is RunStarted started)
                console.Write(Header.Of(started, progress));
            if (!IsQuestion(enumerator.Current) && !await ShowAsync(progress, enumerator))
                return;
        }
    }

    /// <summary>Shows the run until it ends, or somebody is to be asked on the same terminal; false at its end.</summary>
    private Task<bool> ShowAsync(RunProgress progress, IAsyncEnumerator<RunEvent> events) =>
        console.Live(Render(progress)).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(async display =>
        {
            while (await NextAsync(events, () => display.UpdateTarget(Render(progress))))
            {
                await progress.ObserveAsync(events.Current);
                if (IsQuestion(events.Current))
                    return true;
                display.UpdateTarget(Render(progress));
            }
            return false;
        });

    private async Task<bool> NextAsync(IAsyncEnumerator<RunEvent> events, Action whileWaiting)
    {
        Task<bool> next = events.MoveNextAsync().AsTask();
        while (await Task.WhenAny(next, Task.Delay(Frame, clock)) != next)
            whileWaiting();
        return await next;
    }

    private static bool IsQuestion(RunEvent e) => e is StepStarted { Step: ApproveStep };

    private Rows Render(RunProgress progress)
    {
        RunState state = progress.State;
        List<IRenderable> parts = [new Text(""), StepLine.Of(state, clock.GetElapsedTime(start))];
        if (state.Baseline is not null)
            parts.AddRange(BaselineLine.Of(progress).Select(line => new Text(Shown.Line(line), new Style(Color.Grey))));

        if (progress.Model.Length > 0)
            parts.Add(new Text(Shown.Line(progress.Model), new Style(Color.Grey)) { Overflow = Overflow.Ellipsis });

        int linesPerCandidate = console.Profile.Width < WideEnough ? 3 : 2;
        int rows = Math.Max(3, (console.Profile.Height - LinesAroundTable) / linesPerCandidate);
        int hidden = state.Candidates.Count - rows;
        if (hidden > 0)
            parts.Add(new Text(string.Create(CultureInfo.InvariantCulture, $"the best and the latest of {state.Candidates.Count} candidates"), new Style(Color.Grey)));
        if (state.Candidates.Count > 0)
            parts.Add(CandidateTable.Of(progress, clock.GetUtcNow(), rows));
        return new Rows(parts);
    }
}
