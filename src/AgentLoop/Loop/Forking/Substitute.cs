using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What came of an effect in a fork, in the place of what came of it in the run that was forked.</summary>
public sealed class Substitute
{
    private readonly string what;
    private readonly Func<RunEvent, IArtifactStore, ValueTask<RunEvent?>> replace;

    private Substitute(string what, Func<RunEvent, IArtifactStore, ValueTask<RunEvent?>> replace) => (this.what, this.replace) = (what, replace);

    /// <summary>The model had said this.</summary>
    public static Substitute ModelAnswer(string text) => ModelAnswer(new ChatResponse(new ChatMessage(ChatRole.Assistant, text)));

    /// <summary>The model had answered this.</summary>
    public static Substitute ModelAnswer(ChatResponse response) => new("answer of a model", async (e, store) => e is not ModelCalled called ? null : called with
    {
        Response = await RecordedContents.KeepAsync(store, WriteAnswer(response)).ConfigureAwait(false),
        Outcome = AnswerOutcome.Of(response),
        Failure = null,
        ModelId = response.ModelId,
    });

    /// <summary>Who was asked had decided this.</summary>
    public static Substitute Approval(ApprovalDecision decision) =>
        new("approval", (e, _) => ValueTask.FromResult<RunEvent?>(e is ApprovalDecided decided ? decided with { Decision = decision } : null));

    /// <summary>The policies had said this.</summary>
    public static Substitute Policy(PolicyVerdict verdict) =>
        new("word of the policies", (e, _) => ValueTask.FromResult<RunEvent?>(e is PolicyDecided decided ? decided with { Verdict = verdict } : null));

    /// <summary>A tool of the host's had answered this. What tools of the loop's own do is recorded command by command: see <see cref="Command"/>.</summary>
    public static Substitute ToolResult(string text, bool isFailure = false) => new("call of a tool", async (e, store) => e is not ToolCalled called ? null : called with
    {
        End = isFailure ? ToolCallEnd.Failed : ToolCallEnd.Succeeded,
        Result = await RecordedContents.KeepAsync(store, text).ConfigureAwait(false),
    });

    /// <summary>A command had ended like this.</summary>
    public static Substitute Command(CommandResult result) => new("command", async (e, store) => e is not CommandExecuted executed ? null : executed with
    {
        End = result.End,
        Limit = result.Limit,
        ExitCode = result.ExitCode,
        Result = await RecordedContents.KeepAsync(store, JsonSerializer.SerializeToUtf8Bytes(result, LoopJsonContext.Default.CommandResult)).ConfigureAwait(false),
    });

    /// <summary>An effect of a plugin's own had given this.</summary>
    public static Substitute Effect<T>(T result, JsonTypeInfo<T> resultType) => new("effect of a plugin", async (e, store) => e is not EffectPerformed performed ? null : performed with
    {
        Failure = null,
        Result = await RecordedContents.KeepAsync(store, JsonSerializer.SerializeToUtf8Bytes(result, resultType)).ConfigureAwait(false),
    });

    /// <exception cref="AgentLoopException">The record is of something else.</exception>
    internal async ValueTask<RunEvent> ReplaceAsync(RunEvent recorded, IArtifactStore store) => await replace(recorded, store).ConfigureAwait(false)
        ?? throw new AgentLoopException($"Record {recorded.Sequence} is a \"{recorded.Kind}\" and no {what}, so that it cannot be replaced by one; choose another record.");

    private static byte[] WriteAnswer(ChatResponse response)
    {
        using JsonBuffer buffer = JsonBuffer.Take();
        RecordableAnswer.Write(response, buffer);
        return buffer.Written.ToArray();
    }
}
