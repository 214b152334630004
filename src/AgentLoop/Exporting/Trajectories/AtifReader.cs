using System.Globalization;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Reads trajectories of ATIF.</summary>
internal sealed class AtifReader : ITrajectoryReader
{
    public async ValueTask<RecordedTrajectory> ReadAsync(Stream input, CancellationToken cancellationToken = default)
    {
        JsonElement root = await TrajectoryDocument.ReadAsync(input, cancellationToken).ConfigureAwait(false);
        string version = root.Text("schema_version") ?? throw new AgentLoopException("That is no trajectory in the ATIF format: it has no schema_version.");
        if (!version.StartsWith("ATIF-v1.", StringComparison.Ordinal))
            throw new AgentLoopException($"The trajectory is of the version \"{ShownText.Of(version)}\", and this library reads ATIF-v1.");
        if (root.Find("steps") is not { ValueKind: JsonValueKind.Array })
            throw new AgentLoopException("The trajectory has no steps.");
        return Read(root, version, depth: 0);
    }

    private static RecordedTrajectory Read(JsonElement root, string version, int depth)
    {
        JsonElement[] answers = [.. root.Items("steps").Where(step => step.Text("source") == "agent" && step.Whole("llm_call_count") != 0)];
        JsonElement total = root.Find("final_metrics") ?? default;
        RecordedTrajectory[] within = depth < ExportedRun.Deepest ? [.. root.Items("subagent_trajectories").Select(child => Read(child, version, depth + 1))] : [];
        JsonElement agent = root.Find("agent") ?? default;
        return new RecordedTrajectory
        {
            Id = root.Text("trajectory_id") ?? root.Text("session_id") ?? "",
            Format = version,
            Agent = agent.Text("name") ?? "",
            Model = agent.Text("model_name") ?? answers.Select(step => step.Text("model_name")).FirstOrDefault(model => model is not null),
            Outcome = root.Find("extra")?.Text("outcome"),
            Turns = [.. answers.Select(Turn), .. within.SelectMany(child => child.Turns)],
            InputTokens = Sum(total.Whole("total_prompt_tokens"), answers, "prompt_tokens", within.Select(w => w.InputTokens)),
            CachedTokens = Sum(total.Whole("total_cached_tokens"), answers, "cached_tokens", within.Select(w => w.CachedTokens)),
            OutputTokens = Sum(total.Whole("total_completion_tokens"), answers, "completion_tokens", within.Select(w => w.OutputTokens)),
            Cost = CostOf(total, answers, within),
            Duration = DurationOf(root),
            FilesChanged = FilesOf(root),
        };
    }

    private static TrajectoryTurn Turn(JsonElement step) => new() { Tools = [.. step.Items("tool_calls").Select(call => call.Text("function_name") ?? "")] };

    private static long? Sum(long? total, JsonElement[] answers, string name, IEnumerable<long?> within)
    {
        long?[] parts = [total ?? Add(answers.Select(step => step.Find("metrics")?.Whole(name))), .. within];
        return Add(parts);
    }

    private static long? Add(IEnumerable<long?> parts) => parts.Aggregate(default(long?), (sum, part) => part is null ? sum : (sum ?? 0) + part);

    private static decimal? CostOf(JsonElement total, JsonElement[] answers, RecordedTrajectory[] within)
    {
        decimal?[] steps = [.. answers.Select(step => step.Find("metrics")?.Money("cost_usd"))];
        decimal? own = total.Money("total_cost_usd") ?? (steps.Any(cost => cost is not null) ? steps.Sum() : null);
        return own is null && within.All(w => w.Cost is null) ? null : (own ?? 0) + within.Sum(w => w.Cost ?? 0);
    }

    private static TimeSpan? DurationOf(JsonElement root)
    {
        DateTimeOffset[] times = [.. root.Items("steps").Select(step => TimeOf(step.Text("timestamp"))).OfType<DateTimeOffset>()];
        return times.Length == 0 ? null : times.Max() - times.Min();
    }

    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>The format has no place for a change; ours are where we write them.</summary>
    private static string[]? FilesOf(JsonElement root) => root.Find("extra") is { } extra && extra.Find("files_changed") is { ValueKind: JsonValueKind.Array } files
        ? [.. files.EnumerateArray().Select(f => f.AsText()).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        : null;
}
