using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace AgentLoop.Tests.Exporting;

public sealed class TelemetryTests(ExportBench bench) : IClassFixture<ExportBench>
{
    [Fact]
    public async Task The_sdk_collects_the_spans_of_a_recorded_run_with_their_times()
    {
        List<Activity> spans = await CollectAsync(bench.Store, bench.RunId);

        Activity root = Assert.Single(spans, s => s.Parent is null && s.ParentSpanId == default);
        Assert.Equal("invoke_agent agentloop", root.DisplayName);
        Assert.Equal(bench.Events[0].At.UtcDateTime, root.StartTimeUtc);
        Assert.Equal(bench.Events[^1].At - bench.Events[0].At, root.Duration);
        Assert.All(spans, s => Assert.Equal(root.TraceId, s.TraceId));
        Activity generate = Assert.Single(spans, s => s.DisplayName == "agentloop generate");
        Assert.Equal(root.SpanId, generate.ParentSpanId);
        Activity[] calls = [.. spans.Where(s => s.DisplayName == $"chat {ExportBench.Model}")];
        Assert.Equal(4, calls.Length);
        Assert.All(calls, s => Assert.Equal((generate.SpanId, ActivityKind.Client), (s.ParentSpanId, s.Kind)));
        Assert.Equal(["read_file", "edit_file", "shell"], spans.Where(s => s.DisplayName.StartsWith("execute_tool ", StringComparison.Ordinal)).Select(s => (string)s.GetTagItem("gen_ai.tool.name")!));
        Assert.All(spans, s => Assert.True(s.Duration >= TimeSpan.Zero));
    }

    [Fact]
    public async Task Names_and_attributes_are_those_of_the_conventions_and_content_comes_only_when_it_is_asked_for()
    {
        List<Activity> spans = await CollectAsync(bench.Store, bench.RunId);
        Activity call = spans.First(s => s.DisplayName.StartsWith("chat ", StringComparison.Ordinal));
        Assert.Equal(("chat", "anthropic", 100L, 10L, 60L), ((string)call.GetTagItem("gen_ai.operation.name")!, (string)call.GetTagItem("gen_ai.provider.name")!,
            (long)call.GetTagItem("gen_ai.usage.input_tokens")!, (long)call.GetTagItem("gen_ai.usage.output_tokens")!, (long)call.GetTagItem("gen_ai.usage.cache_read.input_tokens")!));
        Assert.Equal(["tool_calls"], (string[])call.GetTagItem("gen_ai.response.finish_reasons")!);
        ActivityEvent evaluation = Assert.Single(spans.SelectMany(s => s.Events), e => e.Name == "gen_ai.evaluation.result");
        Assert.Contains(evaluation.Tags, t => t is { Key: "gen_ai.evaluation.score.label", Value: "Pass" });
        string[] secret = ["three", "I read it.", "Make four of three."];
        Assert.DoesNotContain(spans.SelectMany(s => s.TagObjects), t => secret.Any(word => t.Value is string text && text.Contains(word, StringComparison.Ordinal)));

        List<Activity> whole = await CollectAsync(bench.Store, bench.RunId, new TelemetryOptions { IncludeContent = true });
        Activity[] calls = [.. whole.Where(s => s.DisplayName.StartsWith("chat ", StringComparison.Ordinal))];
        Assert.All(calls, s => Assert.Empty(JsonSchema.Load("gen-ai-messages-1.41.json").Errors(JsonElement.Parse((string)s.GetTagItem("gen_ai.input.messages")!))));
        Assert.All(calls, s => Assert.Empty(JsonSchema.Load("gen-ai-messages-1.41.json").Errors(JsonElement.Parse((string)s.GetTagItem("gen_ai.output.messages")!))));
        Assert.Contains("Make four of three.", (string)calls[0].GetTagItem("gen_ai.input.messages")!, StringComparison.Ordinal);
        Assert.Contains("tool_call_response", (string)calls[1].GetTagItem("gen_ai.input.messages")!, StringComparison.Ordinal);
        Assert.Contains("reasoning", (string)calls[3].GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
        Assert.Contains(whole, s => s.GetTagItem("gen_ai.tool.call.arguments") is string text && text.Contains("src/sum.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_has_the_same_spans_and_the_same_ids_each_time()
    {
        byte[] file = await bench.WriteAsync(RunExports.OpenTelemetry());
        JsonElement[] lines = [.. Encoding.UTF8.GetString(file).TrimEnd('\n').Split('\n').Select(line => JsonElement.Parse(line))];
        JsonElement[] spans = [.. lines.Select(l => l.GetProperty("resourceSpans")[0].GetProperty("scopeSpans")[0].GetProperty("spans")[0])];

        Assert.All(lines, l => Assert.Empty(JsonSchema.Load("otlp-traces-1.json").Errors(l)));
        Assert.Equal((await CollectAsync(bench.Store, bench.RunId)).Select(s => s.DisplayName).Order(), spans.Select(s => s.GetProperty("name").GetString()).Order());
        HashSet<string> ids = [.. spans.Select(s => s.GetProperty("spanId").GetString()!)];
        Assert.Equal(spans.Length, ids.Count);
        Assert.All(spans.Where(s => s.TryGetProperty("parentSpanId", out _)), s => Assert.Contains(s.GetProperty("parentSpanId").GetString()!, ids));
        Assert.Single(spans, s => !s.TryGetProperty("parentSpanId", out _));
        JsonElement root = spans[^1];
        decimal begin = (bench.Events[0].At.UtcTicks - DateTime.UnixEpoch.Ticks) * 100m;
        Assert.Equal(begin.ToString(CultureInfo.InvariantCulture), root.GetProperty("startTimeUnixNano").GetString());
        Assert.Equal(file, await bench.WriteAsync(RunExports.OpenTelemetry()));
    }

    [Fact]
    public async Task A_clock_that_goes_backwards_makes_spans_without_duration()
    {
        DateTimeOffset start = bench.Events[0].At;
        byte[][] records = [.. bench.Events.Select((e, i) => EventJson.Write(e with { At = start.AddSeconds(-i) }))];
        InMemoryProvenanceStore store = new();
        await CopyArtifactsAsync(store);
        await store.AppendAsync(new AppendRequest { RunId = "back", ExpectedSequence = 0, Records = [.. records.Select(r => (ReadOnlyMemory<byte>)r)] });

        List<Activity> spans = await CollectAsync(store, "back");

        TimeSpan leastOfActivities = TimeSpan.FromTicks(1);
        Assert.All(spans, s => Assert.True(s.Duration >= TimeSpan.Zero));
        Assert.All(spans.Where(s => !s.DisplayName.StartsWith("chat", StringComparison.Ordinal)), s => Assert.Equal(leastOfActivities, s.Duration));
        Assert.Equal(TimeSpan.Zero, (await RecordedTrajectory.OfAsync(new ExportRequest { Store = store, RunId = "back" })).Duration);
        string provenance = Encoding.UTF8.GetString(await Exports.WriteAsync(RunExports.AgentTrace(), store, "back"));
        Assert.Contains(start.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), provenance, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_left_has_spans_that_say_so()
    {
        List<ReadOnlyMemory<byte>> records = await bench.Store.ReadAsync(new ReadRequest { RunId = bench.RunId }).Select(r => r.Payload).ToListAsync();
        int inGenerate = bench.Events.ToList().FindIndex(e => e is ToolCalled) + 1;
        await bench.Store.AppendAsync(new AppendRequest { RunId = "left", ExpectedSequence = 0, Records = records[..inGenerate] });

        List<Activity> spans = await CollectAsync(bench.Store, "left");

        Assert.Equal(ActivityStatusCode.Error, spans.Single(s => s.DisplayName == "agentloop generate").Status);
        Assert.Equal(ActivityStatusCode.Error, spans.Single(s => s.DisplayName.StartsWith("invoke_agent", StringComparison.Ordinal)).Status);
    }

    [Fact]
    public async Task Nobody_listens_and_the_hosts_own_activity_stays()
    {
        using Activity own = new Activity("own").Start();
        Assert.Equal(0, await RunExports.ReplayActivitiesAsync(new ExportRequest { Store = bench.Store, RunId = bench.RunId }));
        Assert.Same(own, Activity.Current);
        List<Activity> spans = await CollectAsync(bench.Store, bench.RunId);
        Assert.Same(own, Activity.Current);
        Assert.DoesNotContain(spans, s => s.TraceId == own.TraceId);
    }

    /// <summary>What the real SDK collects of this run; other tests may be performing runs at the same time.</summary>
    private static async Task<List<Activity>> CollectAsync(IProvenanceStore store, string runId, TelemetryOptions? options = null)
    {
        List<Activity> collected = [];
        using TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource("AgentLoop").SetSampler(new AlwaysOnSampler()).AddInMemoryExporter(collected).Build();
        int count = await RunExports.ReplayActivitiesAsync(new ExportRequest { Store = store, RunId = runId }, options);
        provider.ForceFlush();
        List<Activity> own = [.. collected.Where(a => (string?)a.GetTagItem("agentloop.run.id") == runId)];
        HashSet<ActivityTraceId> traces = [.. own.Where(a => a.DisplayName.StartsWith("invoke_agent", StringComparison.Ordinal)).Select(a => a.TraceId)];
        List<Activity> spans = [.. own.Where(a => traces.Contains(a.TraceId))];
        Assert.Equal(count, spans.Count);
        return spans;
    }

    private async Task CopyArtifactsAsync(InMemoryProvenanceStore store)
    {
        byte[] file = await bench.WriteAsync(RunExports.JsonLines);
        await RunImports.JsonLines.ImportAsync(new ImportRequest { Store = store }, new MemoryStream(file));
    }
}
