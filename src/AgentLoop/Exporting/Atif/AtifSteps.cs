using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Makes steps of events, in their order; an answer that called tools goes out when these have answered.</summary>
/// <param name="json">Where steps are written.</param>
/// <param name="store">The run's store.</param>
/// <param name="canWrite">Whether a run within this one will be written after the steps.</param>
internal sealed class AtifSteps(Utf8JsonWriter json, IProvenanceStore store, Func<string, ValueTask<bool>> canWrite)
{
    private const string NotKept = "The store does not have this result any more.";

    private readonly RecordedPrompts prompts = new(store);
    private readonly Dictionary<string, AtifTurn> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Spending> tried = new(StringComparer.Ordinal);
    private readonly List<string> children = [];

    /// <summary>How many steps were written.</summary>
    public int Count { get; private set; }

    public AtifSummary Summary { get; } = new();

    /// <summary>The runs within this one, in the order they ended.</summary>
    public IReadOnlyList<string> Children => children;

    public async ValueTask TakeAsync(RunEvent e, CancellationToken cancellationToken)
    {
        switch (e)
        {
            case ModelTried one:
                tried[e.Scope] = tried.GetValueOrDefault(e.Scope, Spending.None) + one.Spending;
                break;
            case ModelCalled called:
                await TakeAsync(called, cancellationToken).ConfigureAwait(false);
                break;
            case ToolCalled tool:
                await TakeAsync(tool, cancellationToken).ConfigureAwait(false);
                break;
            case ChildRunEnded child:
                await TakeAsync(child).ConfigureAwait(false);
                break;
            case StepFinished or StepFailed:
                WriteWaiting();
                prompts.Forget();
                break;
        }

        if (AtifNote.Of(e) is { } note)
            Write(e, note.Source, () => note.Write(json));
    }

    /// <summary>Writes the answers whose tools never answered.</summary>
    public void WriteWaiting()
    {
        foreach (AtifTurn turn in waiting.Values.OrderBy(turn => turn.Called.Sequence))
            Write(turn);
        waiting.Clear();
        tried.Clear();
    }

    private async ValueTask TakeAsync(ModelCalled called, CancellationToken cancellationToken)
    {
        if (waiting.Remove(called.Scope, out AtifTurn? before))
            Write(before);
        await WritePromptAsync(called, cancellationToken).ConfigureAwait(false);
        tried.Remove(called.Scope, out Spending? tries);
        RecordedAnswer answer = await RecordedAnswer.ReadAsync(store, called, cancellationToken).ConfigureAwait(false);
        AtifTurn turn = new(called, answer, called.Spending + (tries ?? Spending.None));
        if (turn.IsWhole)
            Write(turn);
        else
            waiting[called.Scope] = turn;
    }

    private async ValueTask WritePromptAsync(ModelCalled called, CancellationToken cancellationToken)
    {
        if (await prompts.ReadAsync(called, cancellationToken).ConfigureAwait(false) is not { } request)
            return;
        foreach (JsonElement tool in request.Items("tools"))
            Summary.AddTool(tool);
        foreach (JsonElement message in await prompts.NewMessagesAsync(request, called.Scope, cancellationToken).ConfigureAwait(false))
        {
            if (message.Text("role") is { } role && role is ("system" or "user"))
                Write(called, role, () => WriteMessage(RecordedPrompts.TextOf(message), called.Scope));
        }
    }

    private async ValueTask TakeAsync(ToolCalled tool, CancellationToken cancellationToken)
    {
        (string scope, AtifTurn? turn) = waiting.FirstOrDefault(w => IsWithin(tool.Scope, w.Key) && w.Value.HasCalled(tool.CallId));
        if (turn is null)
            return;
        ReadOnlyMemory<byte>? result = await ExportedArtifacts.FindAsync(store, tool.Result, cancellationToken).ConfigureAwait(false);
        turn.Add(tool, result is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : NotKept);
        if (turn.IsWhole && waiting.Remove(scope))
            Write(turn);
    }

    private async ValueTask TakeAsync(ChildRunEnded child)
    {
        bool follows = await canWrite(child.ChildRunId).ConfigureAwait(false);
        if (follows)
            children.Add(child.ChildRunId);
        Write(child, "agent", () => AtifNote.WriteChild(json, child, follows));
    }

    private static bool IsWithin(string scope, string conversation) =>
        scope == conversation || scope.StartsWith(conversation + "/", StringComparison.Ordinal);

    private void WriteMessage(string text, string scope)
    {
        json.WriteString("message"u8, text);
        json.WriteStartObject("extra"u8);
        json.WriteString("scope"u8, scope);
        json.WriteEndObject();
    }

    private void Write(AtifTurn turn)
    {
        Summary.Add(turn.Called.ModelId, turn.Spending, turn.Answer.Calls.Count);
        Write(turn.Called, "agent", () => turn.Write(json));
    }

    private void Write(RunEvent e, string source, Action write)
    {
        json.WriteStartObject();
        json.WriteNumber("step_id"u8, ++Count);
        json.WriteString("timestamp"u8, e.At.UtcDateTime);
        json.WriteString("source"u8, source);
        write();
        json.WriteEndObject();
    }
}
