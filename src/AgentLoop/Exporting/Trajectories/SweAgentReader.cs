using System.Text.Json;

namespace AgentLoop;

/// <summary>Reads trajectories of SWE-agent, whose steps are an action each, and of mini-swe-agent, which keeps messages.</summary>
internal sealed class SweAgentReader : ITrajectoryReader
{
    public async ValueTask<RecordedTrajectory> ReadAsync(Stream input, CancellationToken cancellationToken = default)
    {
        JsonElement root = await TrajectoryDocument.ReadAsync(input, cancellationToken).ConfigureAwait(false);
        bool isMini = root.Find("trajectory") is not { ValueKind: JsonValueKind.Array };
        if (isMini && root.Find("messages") is not { ValueKind: JsonValueKind.Array })
            throw new AgentLoopException("That is no trajectory of SWE-agent: it has neither a trajectory nor messages.");
        JsonElement info = root.Find("info") ?? default;
        JsonElement stats = info.Find("model_stats") ?? default;
        return new RecordedTrajectory
        {
            Id = root.Text("instance_id") ?? root.Text("environment") ?? "",
            Format = isMini ? root.Text("trajectory_format") ?? "mini-swe-agent" : "swe-agent",
            Agent = isMini ? "mini-swe-agent" : "SWE-agent",
            Outcome = info.Text("exit_status"),
            Turns = isMini ? [.. root.Items("messages").Where(message => message.Text("role") == "assistant").Select(MiniTurn)] : [.. root.Items("trajectory").Select(Turn)],
            InputTokens = stats.Whole("tokens_sent"),
            OutputTokens = stats.Whole("tokens_received"),
            Cost = stats.Money("instance_cost"),
            FilesChanged = info.Text("submission") is { } patch ? PatchedFiles.In(patch) : null,
        };
    }

    /// <summary>The tools are those that were called, or the command that the action begins with.</summary>
    private static TrajectoryTurn Turn(JsonElement step) => new()
    {
        Tools = step.Items("tool_calls").Any() ? [.. step.Items("tool_calls").Select(NameOf)]
            : FirstWord(step.Text("action")) is { } command ? [command]
            : [],
    };

    /// <summary>Each of its actions is a command of the shell.</summary>
    private static TrajectoryTurn MiniTurn(JsonElement message)
    {
        JsonElement[] actions = [.. message.Find("extra")?.Items("actions") ?? []];
        return new TrajectoryTurn
        {
            Tools = message.Items("tool_calls").Any() ? [.. message.Items("tool_calls").Select(NameOf)]
                : actions.Length > 0 ? [.. actions.Select(_ => "bash")]
                : message.Text("content")?.Contains("```", StringComparison.Ordinal) == true ? ["bash"]
                : [],
        };
    }

    private static string NameOf(JsonElement call) => call.Find("function")?.Text("name") ?? call.Text("name") ?? "";

    private static string? FirstWord(string? action) => action?.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
}
