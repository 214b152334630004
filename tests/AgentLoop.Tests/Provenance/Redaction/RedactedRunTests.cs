using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;

namespace AgentLoop.Tests.Provenance.Redaction;

public sealed class RedactedRunTests : IDisposable
{
    private readonly RedactedRun run = new();

    [Fact]
    public async Task No_byte_of_the_store_the_log_the_telemetry_or_a_prompt_has_a_secret_and_the_change_is_exact()
    {
        List<string> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "AgentLoop",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => spans.Add($"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using Loop loop = run.Build();

        List<RunEvent> events = await loop.RunAsync(run.Task).ToListAsync();

        run.Model.Verify();
        Assert.Equal(RunOutcome.Succeeded, ((RunFinished)events[^1]).Outcome);
        Assert.Equal($"one\ntoken: {RedactedRun.Secret}\nfour\n", run.Integrated);
        Dictionary<string, byte[]> all = await run.EverythingAsync();
        all["telemetry"] = Encoding.UTF8.GetBytes(string.Join('\n', spans));
        Assert.All(all, part => Assert.NotEmpty(part.Value));
        Assert.Contains(RedactedRun.Mark, Encoding.UTF8.GetString(all["prompts"]), StringComparison.Ordinal);
        foreach ((string place, byte[] bytes) in all)
            Assert.All(Forms(), form => Assert.True(bytes.AsSpan().IndexOf(form) < 0, $"{place} has {Encoding.UTF8.GetString(form)}"));
    }

    [Fact]
    public async Task The_run_is_replayed_and_resumed_as_it_was()
    {
        await using Loop loop = run.Build();
        List<RunEvent> whole = await loop.RunAsync(run.Task).ToListAsync();
        string runId = ((RunStarted)whole[0]).RunId;

        ReplayReport report = await loop.ReplayAsync(runId);

        Assert.True(report.IsIdentical, report.Divergence?.ToString());
        Assert.Equal(Told(whole), Told(await ReadAsync(runId)));
        for (int left = Sweeps.Of(2, 20); left < whole.Count - 1; left += Sweeps.Of(1, 35))
            await ResumesAsync(left, whole);
    }

    public void Dispose() => run.Dispose();

    private async Task ResumesAsync(int left, List<RunEvent> whole)
    {
        await using Loop first = run.Build();
        List<RunEvent> events = await first.RunAsync(run.Task).Take(left).ToListAsync();
        string runId = ((RunStarted)events[0]).RunId;
        await using Loop second = run.Build();
        int asked = (await ReadAsync(runId)).Sum(e => e is ModelCalled called ? called.Tries : 0);
        await run.SkipAsync(asked);

        List<RunEvent> rest = await second.ResumeAsync(new ResumeRequest { RunId = runId }).ToListAsync();

        Assert.True(((RunFinished)rest[^1]).Outcome == RunOutcome.Succeeded, $"left after {left} events: {((RunFinished)rest[^1]).Reason}");
        Assert.Equal($"one\ntoken: {RedactedRun.Secret}\nfour\n", run.Integrated);
        Assert.Equal(Told(whole), Told(await ReadAsync(runId)));
    }

    /// <summary>What tools and evaluators said, in their order.</summary>
    private static string Told(IEnumerable<RunEvent> events) =>
        string.Join('\n', events.OfType<ToolCalled>().Select(e => e.Result.Text).Concat(events.OfType<CandidateEvaluated>().Select(e => e.Evaluations[0].Reason)));

    private async Task<List<RunEvent>> ReadAsync(string runId) =>
        [.. await run.Store.ReadAsync(new ReadRequest { RunId = runId }).Select(r => EventJson.Read(r.Payload)).ToListAsync()];

    private static IEnumerable<byte[]> Forms()
    {
        byte[] secret = Encoding.UTF8.GetBytes(RedactedRun.Secret);
        yield return secret;
        yield return Encoding.UTF8.GetBytes(JavaScriptEncoder.Default.Encode(RedactedRun.Secret));
        yield return Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(RedactedRun.Secret));
        yield return secret[5..13]; // whatever it is escaped in
        yield return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(secret));
        for (int shift = 0; shift < 3; shift++)
            yield return Encoding.UTF8.GetBytes(Convert.ToBase64String([.. new byte[shift], .. secret])[(shift + 2)..^4]);
    }
}
